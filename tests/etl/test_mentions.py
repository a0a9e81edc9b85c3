"""Qualitative points: tables of examples, and the recall on the hand-labelled documents."""

import json
import re

import pytest

from etl.documents import load_document
from etl.folders import DOCUMENTS as NOTES
from etl.mentions import read_mentions
from etl.mentions.phrases import members, read_phrase
from etl.mentions.tools import find_tools, load_tools, tool_named
from etl.mentions.topics import HEADINGS, topic_of
from tests.etl.doubling import cost_of_doubling
from tests.etl.gold import the_originals


@pytest.fixture
def mentions(tmp_path):
    """Reads a text and gives back (topic, item, detail) of its mentions."""

    def read(text, role="Data Engineer"):
        path = tmp_path / "guide.md"
        path.write_text(f"---\ntitle: Guide\nrole: {role}\n---\n# Guide\n\n{text}\n", encoding="utf-8")
        return [(m.topic, m.item, m.detail) for m in read_mentions(load_document(path))]

    return read


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Negotiation Tips", "negotiation_tip"),
        ("How to negotiate your offer", "negotiation_tip"),
        ("Certifications", "certification"),
        ("Regional Hotspots", "hotspot"),
        ("Top cities for data engineers", "hotspot"),
        ("Top-Paying Cities (% above national average)", None),
        ("Best cities for salaries", None),
        ("Emerging Trends Shaping Demand", "trend"),
        ("Salary Trends", None),
        ("Staying Ahead of Trends", None),
        ("Future Outlook", "trend"),
        ("Industry Challenges Driving Demand", "demand_driver"),
        ("Common Challenges", "challenge"),
        ("Essential Soft Skills", "soft_skill"),
        ("Skills in High Demand", "skill"),
        ("Technical Skills", "skill"),
        ("What skills does a data engineer need?", "skill"),
        ("Tools and Technologies", "tool"),
        ("Factors Affecting Salary", "salary_factor"),
        ("Factors that move pay", "salary_factor"),
        ("Benefits and perks", "benefit"),
        ("Benefits of the role", None),
        ("Industry Demand", "industry"),
        ("Which Industries Pay Best", "industry"),
        ("Pay by employer", "industry_pay"),
        ("Career Progression", "career_step"),
        ("Career Progression and Salary Growth", None),
        ("Educational Background", "education"),
        ("Core Responsibilities", None),
    ],
)
def test_a_heading_announces_its_topic(heading, topic):
    assert topic_of(heading, HEADINGS)[1] == topic


@pytest.mark.parametrize(
    ("text", "item", "detail"),
    [
        ("Finance: risk assessment, algorithmic trading", "Finance", "risk assessment, algorithmic trading"),
        ("Edge AI – models on small devices", "Edge AI", "models on small devices"),
        ("Python programming", "Python programming", None),
        ("PyTorch: +6%", "PyTorch", None),
        ("Location (e.g., hubs may pay more)", "Location", "e.g., hubs may pay more"),
        ("Frameworks (PyTorch, Keras)", "Frameworks (PyTorch, Keras)", None),
        ("full-stack data scientist", "Full-stack data scientist", None),
        ("dbt", "dbt", None),
        (
            "Bachelor's degree as the minimum, in mathematics, computer science or something close to them",
            "Bachelor's degree as the minimum",
            "in mathematics, computer science or something close to them",
        ),
        # the paragraph after a list, glued to its last bullet
        (
            "Past results Remember, these figures are general guidelines and may well change over time.",
            "Past results",
            None,
        ),
        (
            "Adaptability By meeting these requirements, engineers can position themselves for success.",
            "Adaptability",
            None,
        ),
    ],
)
def test_a_list_text_becomes_an_item(text, item, detail):
    phrase = read_phrase(text)
    assert phrase is not None
    assert (phrase.item, phrase.detail) == (item, detail)


@pytest.mark.parametrize(
    "text",
    [
        "You should write tests",
        "Remote work opportunities are increasing",
        "Salaries can be higher in hubs",
        "$2,000 learning stipend",
        "Growth of 12% a year",
        "Fees of 1,200",
        "What does it pay?",
        "123",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_a_sentence_or_figure_is_no_item(text):
    assert read_phrase(text) is None


def test_advice_may_be_a_sentence():
    assert read_phrase("Ask what the team can pay", advice=True).item == "Ask what the team can pay"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("health insurance, 401(k) matching, a learning budget", 3),
        ("finance, healthcare and retail.", 3),
        ("finance and insurance, retail", 2),
        ("healthcare, finance, and more, offering ample room", 2),
        ("finance pay more than others", 1),
        ("they like, whatever is there", 0),
    ],
)
def test_an_enumeration_ends_where_its_members_do(text, found):
    assert len(members(text)) == found


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("We use tensorflow, PyTorch and sklearn.", ("TensorFlow", "PyTorch", "scikit-learn")),
        ("Java, R, or C++", ("Java", "R", "C++")),
        ("compiler stacks (MLIR/LLVM/TVM)", ("MLIR", "LLVM", "TVM")),
        ("Jupyter Notebooks on GCP", ("Jupyter", "Google Cloud")),
        ("Weights & Biases or wandb", ("Weights & Biases",)),
        ("Python, Go and Rust", ("Python", "Go", "Rust")),
        ("PyTorch Lightning 2.1", ("PyTorch",)),
        ("SQL and Excel", ("SQL", "Excel")),
        # words that only look like tools
        ("Those who excel go to great lengths and spark ideas", ()),
        ("Ray and Julia swift to react", ()),
        ("R&D in category C, a caffe in a snowflake pattern", ()),
        ("JavaScripting the keraspace", ()),
    ],
)
def test_tools_are_found_by_name(text, tools):
    assert find_tools(text) == tools


def test_every_tool_answers_to_all_its_names():
    for tool in load_tools():
        for name in (tool.tool, *tool.aliases):
            assert tool_named(name) == tool.tool, name


def test_no_two_tools_share_a_name():
    names = [name.casefold() for tool in load_tools() for name in (tool.tool, *tool.aliases)]
    assert len(names) == len(set(names))
    assert len(load_tools()) >= 150


def test_bullets_take_the_topic_of_their_heading(mentions):
    text = "## Trends\n\n- Edge AI: on devices\n- Demand is rising\n\n## Duties\n\n- Write reports"
    assert mentions(text) == [("trend", "Edge AI", "on devices")]


def test_a_subheading_of_skills_is_the_item_and_its_bullets_the_detail(mentions):
    text = "## Soft skills\n\n### Communication\n\n- Clear speech\n- Plain words\n\n## Next\n\n- Nothing"
    assert mentions(text) == [("soft_skill", "Communication", "Clear speech; Plain words")]


def test_a_label_without_text_gathers_the_bullets_below(mentions):
    text = "## Challenges\n\n- Scale:\n- more data\n- more users\n- Cost:\n- dear chips"
    assert mentions(text) == [
        ("challenge", "Scale", "more data; more users"),
        ("challenge", "Cost", "dear chips"),
    ]


def test_a_nested_bullet_is_a_detail(mentions):
    assert mentions("## Challenges\n\n- Drift\n  - data change\n- Cost") == [
        ("challenge", "Drift", "data change"),
        ("challenge", "Cost", None),
    ]


def test_an_introduction_names_the_topic_of_its_list(mentions):
    text = "## Specialities\n\nThe method spreads in several sectors:\n\n- Healthcare: imaging\n- Retail"
    assert mentions(text) == [("industry", "Healthcare", "imaging"), ("industry", "Retail", None)]


def test_benefits_stand_behind_their_label(mentions):
    assert mentions("## Package\n\n- Benefits: health insurance, 401(k) match of 4%, bonuses") == [
        ("benefit", "Health insurance", None),
        ("benefit", "401(k) match of 4%", None),
        ("benefit", "Bonuses", None),
    ]


def test_other_titles_are_read_from_prose(mentions):
    text = (
        "A Data Engineer, or Analytics Engineer, builds pipelines.\n\n"
        "Employers refer to this role as ETL developer, data wrangler and many more titles."
    )
    assert [item for topic, item, _ in mentions(text) if topic == "title_variant"] == [
        "Analytics Engineer",
        "ETL developer",
        "Data wrangler",
    ]


def test_hubs_in_a_sentence_are_hotspots(mentions):
    text = "Jobs cluster in tech hubs like Ohio, Texas and Maine."
    assert mentions(text) == [
        ("hotspot", "Ohio", None),
        ("hotspot", "Texas", None),
        ("hotspot", "Maine", None),
    ]


def test_a_table_lists_items_too(mentions):
    text = "| Tool | Use |\n|---|---|\n| Spark | batch jobs |\n| dbt | models |"
    assert [m[1] for m in mentions(text)] == ["Spark", "dbt"]


def test_a_repeated_item_is_kept_at_its_first_line(mentions):
    assert mentions("## Skills\n\n- Deployment\n\n## Skills in demand\n\n- deployment") == [
        ("skill", "Deployment", None)
    ]


def test_addresses_name_no_tools(mentions):
    assert mentions("See https://example.org/pytorch/keras for more.") == []


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        ("", "industries like a "),
        ("## Skills\n- ", "a: "),
        ("## Tools\n- ", "a,"),
        ("", "PyTorch, Go, R, "),
        ("", "("),
        ("", "[a]("),
        ("", "](x"),
    ],
    ids=["enumerations", "labels", "commas", "tools", "parentheses", "links", "ends of links"],
)
def test_twice_the_text_costs_about_twice_as_much(mentions, start, unit):
    assert cost_of_doubling(lambda size: mentions(start + unit * (size // len(unit))), 60_000) < 3


# Recall on the hand-labelled points

TOPICS = {
    "skill_in_demand": {"skill"},
    "essential_skill": {"skill", "tool"},
    "soft_skill": {"soft_skill", "skill"},
    "tool": {"tool"},
    "industry_adopting": {"industry"},
    "industry_pay_statement": {"industry_pay", "salary_factor"},
    "hotspot": {"hotspot"},
    "certification": {"certification"},
    "education": {"education"},
    "negotiation_tip": {"negotiation_tip"},
    "salary_factor": {"salary_factor"},
    "benefit": {"benefit"},
    "career_ladder": {"career_step"},
    "emerging_trend": {"trend"},
    "demand_driver": {"demand_driver"},
    "challenge": {"challenge"},
    "title_variant": {"title_variant"},
    "lifecycle_task": {"lifecycle_task"},
}
# Floors only rise. What the notes carry they carry in lists; the originals hide some points in sentences.
PROMISED = {"skill_in_demand", "essential_skill", "tool", "industry_adopting", "hotspot", "certification"} | {
    "emerging_trend",
    "benefit",
    "negotiation_tip",
    "soft_skill",
    "career_ladder",
    "salary_factor",
    "title_variant",
}
SMALL_WORDS = {"and", "or", "the", "of", "in", "for", "to", "a", "with", "not", "just", "be", "cs", "s"}


def stems(text):
    """Words cut to five letters, so that "matching" meets "match"."""
    return {word[:5] for word in re.findall(r"[a-z0-9+#]+", text.lower()) if word not in SMALL_WORDS}


def recall(paths):
    """Per category: the gold items whose words a mention of a fitting topic holds, and the others."""
    texts = {}
    for path in paths:
        for mention in read_mentions(load_document(path)):
            texts.setdefault(mention.topic, []).append(stems(f"{mention.item} {mention.detail or ''}"))
    result = {}
    for gold in json.loads((the_originals() / "gold" / "mentions.json").read_text(encoding="utf-8")):
        wanted = stems(gold["item"])
        best = _best(wanted, [words for topic in TOPICS[gold["category"]] for words in texts.get(topic, [])])
        found, missed = result.setdefault(gold["category"], ([], []))
        (found if best >= 0.5 else missed).append(gold["item"])
    return result


def _best(wanted, candidates):
    """The share of the wanted words in the best mention; lists of names may be spread over several."""
    together = set().union(*(words for words in candidates if len(words & wanted) >= max(1, len(words) / 2)))
    return max(
        [len(wanted & words) / len(wanted) for words in candidates] + [len(wanted & together) / len(wanted)],
        default=0,
    )


def test_recall_of_the_labelled_points():
    originals = sorted((the_originals() / "documents").glob("0*.txt"))
    notes = sorted(NOTES.glob("*.md"))
    for which, paths, promised, overall in (("notes", notes, 1.0, 1.0), ("originals", originals, 0.75, 0.92)):
        result = recall(paths)
        for category, (found, missed) in result.items():
            print(
                f"{which:10} {category:24} {len(found):3} of {len(found) + len(missed):3}  {'; '.join(missed)}"
            )
        for category in PROMISED - ({"career_ladder"} if which == "originals" else set()):
            found, missed = result[category]
            assert len(found) >= promised * (len(found) + len(missed)), (
                f"{which}: {category}: missed {missed}"
            )
        total = sum(len(found) for found, _ in result.values())
        assert total >= overall * sum(len(found) + len(missed) for found, missed in result.values()), which


@pytest.mark.parametrize("path", sorted(NOTES.glob("*.md")), ids=lambda path: path.stem)
def test_every_item_of_the_notes_is_a_short_phrase(path):
    found = read_mentions(load_document(path))
    assert len(found) > 15
    for mention in found:
        assert 1 <= len(mention.item.split()) <= 13, mention
        assert not mention.item.endswith((".", ":", ",")), mention
        assert mention.topic in set().union(*TOPICS.values()), mention
