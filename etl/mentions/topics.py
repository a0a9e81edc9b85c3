"""What a heading, a label or a turn of phrase says its list is about. The first cue that fits decides.

A cue without a topic closes the subject: its list is about something that is not collected.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Cue:
    """Words, and the topic they announce."""

    pattern: re.Pattern[str]
    topic: str | None

    @classmethod
    def of(cls, topic: str | None, *alternatives: str) -> "Cue":
        """A cue that fits if any of the alternatives does, in any case of letters."""
        return cls(re.compile("|".join(alternatives), re.IGNORECASE), topic)


# Topics whose sub-headings and sub-labels are the items, and what stands below them the detail.
GROUPED: Final = frozenset({"skill", "soft_skill", "challenge"})
# Topics whose items are advice: a short sentence is an item too.
ADVICE: Final = frozenset({"negotiation_tip"})
# Topics whose items are names.
NAMES: Final = frozenset({"hotspot", "certification"})

PAY: Final = r"\b(?:pay|pays|paying|paid|salar(?:y|ies)|earn\w*|compensation|wages?)\b"
CITIES: Final = r"(?:cities|metros|locations|regions|places|hubs)\b"
STAGES: Final = r"\b(?:tasks|stages|phases|steps)\b"
LIFE_CYCLE: Final = r"\blife ?-?cycle\b"

# An introduction that speaks of pay announces figures.
ABOUT_PAY: Final = re.compile(PAY, re.IGNORECASE)

HEADINGS: Final = (
    Cue.of("negotiation_tip", r"\bnegotiat"),
    Cue.of("certification", r"\bcertificat(?:es?|ions?)\b", r"\bcertified\b", r"\blicen[cs]es\b"),
    Cue.of("demand_driver", r"\bdriv(?:ing|ers? of|es)\b.{0,40}\bdemand\b", r"\b(?:demand|growth) drivers\b"),
    Cue.of("challenge", r"\b(?:challenges?|pitfalls|obstacles|difficulties)\b"),
    Cue.of(
        "soft_skill",
        r"\bsoft[ -]skills\b",
        r"\b(?:inter)?personal (?:skills|qualities)\b",
        r"\bpeople skills\b",
    ),
    Cue.of(
        "salary_factor",
        r"\bfactors?\b.{0,40}" + PAY,
        PAY + r" (?:factors|drivers|determinants)\b",
        r"\bwhat (?:affects|influences|drives|determines|moves)\b.{0,20}" + PAY,
    ),
    Cue.of(None, PAY + r".{0,60}\b(?:city|states|" + CITIES + ")", r"\bbest " + CITIES + ".*" + PAY),
    Cue.of(
        "hotspot",
        r"\bhot ?-?spots?\b",
        r"\b(?:top|leading|best|main|key) " + CITIES,
        r"\bwhere the (?:jobs|openings|vacancies) are\b",
    ),
    Cue.of("lifecycle_task", LIFE_CYCLE + ".{0,20}" + STAGES, STAGES + ".{0,30}" + LIFE_CYCLE),
    Cue.of("title_variant", r"\b(?:job|role|position|alternative|related) titles\b", r"\btitle variants\b"),
    Cue.of("benefit", r"\b(?:benefits|perks)\b(?! of\b)"),
    Cue.of(
        "industry_pay",
        r"\bindustry-specific (?:variations|pay|salar\w+|compensation)\b",
        PAY + r" by (?:(?:type of )?employer|industry|sector|company)\b",
        r"^by (?:(?:type of )?employer|industry|sector|company)\b",
    ),
    Cue.of(None, PAY + r" trends?\b", r"\bcost of living\b", r"\bstaying ahead\b", r"\bkeep(?:ing)? up\b"),
    Cue.of("trend", r"\btrends?\b", r"\b(?:future|industry|job|long-term|career) outlook\b", r"^outlook\b"),
    Cue.of("trend", r"\bopportunities ahead\b", r"^opportunities$"),
    Cue.of(None, PAY + r".{0,40}\b(?:level|experience|percentile|growth|raises?)\b"),
    Cue.of(
        "career_step",
        r"\bcareer (?:progression|ladder|levels|stages|steps|paths?)$",
        r"^(?:progression|ladder)$",
    ),
    Cue.of(
        "education",
        r"^education\b(?!.*" + PAY + ")",
        r"\beducational (?:background|path|requirements?)\b",
        r"^(?:academic )?(?:qualifications|degrees)$",
    ),
    Cue.of(
        "tool", r"\btools\b", r"\btech(?:nology)? stack\b", r"^technologies\b", r"^(?:software|frameworks)$"
    ),
    Cue.of("skill", r"\bskills?\b(?! gap)", r"\bskill ?sets?\b", r"\btechnical (?:expertise|requirements)\b"),
    Cue.of(
        "industry",
        r"\bindustr(?:y|ies)\b.{0,20}\b(?:demand|adoption|knowledge|that hire|hiring|applications?)\b",
        r"\b(?:top|key|main|hiring|which) (?:\w+ ){0,2}(?:industries|sectors)\b",
        r"^(?:industries|sectors)\b",
    ),
    Cue.of(
        None,
        r"\b(?:responsibilit\w+|duties|best practices|good practice|portfolio|references|related posts)\b",
    ),
)

# The line above a list, where the heading does not say.
INTROS: Final = (
    Cue.of("industry", r"\b(?:industries|sectors)\b", r"\b(?:specific|application|several|many) domains\b"),
    Cue.of("hotspot", r"\b(?:top|leading|best) " + CITIES),
    Cue.of("certification", r"\bcertifications\b"),
    Cue.of("soft_skill", r"\bsoft skills\b"),
    Cue.of("title_variant", r"\b(?:job|other|alternative) titles\b", r"\bother names\b"),
    Cue.of("benefit", r"\b(?:benefits|perks)\b"),
)

# "Benefits: health insurance, 401(k) matching": a label whose own text is the list.
LABELS: Final = (
    Cue.of("benefit", r"^(?:(?:common|typical|other|employee) )?(?:benefits|perks)$"),
    Cue.of("certification", r"^(?:(?:useful|recommended|common) )?certifications?$"),
    Cue.of(
        "title_variant",
        r"^(?:also known as|aka|other names|(?:alternative|other|related|similar)(?: job)? titles)$",
    ),
    Cue.of("soft_skill", r"^soft skills?$"),
    Cue.of("skill", r"^(?:(?:key|core|technical|required|essential|main|top) )?skills?$"),
    Cue.of(
        "tool",
        r"^(?:(?:common|main|key) )?(?:tools?(?: and technologies)?|frameworks|technologies|tech stack)$",
    ),
    Cue.of("industry", r"^(?:(?:top|main|key|hiring) )?(?:industr(?:y|ies)|sectors?)$"),
    Cue.of("hotspot", r"^(?:hot ?spots|(?:tech )?hubs|top (?:cities|locations))$"),
)

# A list inside a sentence: "sectors such as finance, healthcare and retail". It begins where the cue ends.
SUCH_AS: Final = r",? (?:such as|like|including)\b:? ?"
ENUMERATIONS: Final = (
    Cue.of("industry", r"\b(?:industries|sectors|domains)" + SUCH_AS),
    Cue.of("hotspot", r"\b(?:hubs|hotspots|metros|metro areas)" + SUCH_AS),
    Cue.of("certification", r"\bcertifications" + SUCH_AS),
    Cue.of("benefit", r"\b(?:benefits|perks)" + SUCH_AS),
    Cue.of("soft_skill", r"\bsoft skills" + SUCH_AS),
    Cue.of(
        "title_variant",
        r"\brefer(?:red)? to (?:this|the) (?:role|job|position) as\b ?",
        r"\b(?:role|job|position) is also (?:known|advertised|listed) as\b ?",
        r"\bjob titles" + SUCH_AS,
    ),
)


def topic_of(text: str, cues: Sequence[Cue]) -> tuple[bool, str | None]:
    """Whether a cue fits a text, and the topic it announces."""
    cue = next((cue for cue in cues if cue.pattern.search(text)), None)
    return cue is not None, cue.topic if cue else None
