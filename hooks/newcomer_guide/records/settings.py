"""What the whole site shares, and what it states of itself (site.yml)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from newcomer_guide.problems import name_choices
from newcomer_guide.records.base import Part
from newcomer_guide.records.colours import Colours
from newcomer_guide.records.country import (
    DENMARK,
    Country,
    CountryCode,
    country_subdivisions,
    country_zones,
    has_one_clock,
)
from newcomer_guide.records.dates import Date
from newcomer_guide.records.languages import PageLanguage
from newcomer_guide.records.phones import Phone
from newcomer_guide.records.references import ContactId
from newcomer_guide.records.refusal import refuse
from newcomer_guide.records.values import EmailAddress, Flag, Name, Slug, Text, Texts, Url, Whole

if TYPE_CHECKING:
    import datetime as dt
    from typing import Self


class Statement(Part):
    """Something that the site states of itself, and that somebody has to confirm now and then."""

    assured_date: Date = Field(
        title="Sidst bekræftet",
        description="Den dag, nogen sidst kontrollerede, at det er rigtigt.",
        examples=["2026-11-22"],
    )


class Accessibility(Statement):
    """How far everyone can use the site (Commission Implementing Decision (EU) 2018/1523)."""

    standard: Name = Field(title="Krav", description="Det, siden skal opfylde.", examples=["WCAG 2.2 AA"])
    conformance: Literal["full", "partial", "none"] = Field(
        title="Opfyldelse",
        description="full: opfylder det hele, partial: opfylder en del, none: opfylder det ikke.",
        examples=["partial"],
    )
    shortfalls: Texts = Field(
        title="Mangler",
        default={},
        description="Det, der mangler, et punkt på hver linje.",
        examples=["{lyd: Siden kan ikke læses højt.}"],
    )
    statement: Url | None = Field(
        title="Officiel erklæring",
        default=None,
        description="Adressen på kommunens officielle tilgængelighedserklæring. Lad feltet være ude, til den findes.",
        examples=["https://was.digst.dk/byby-dk"],
    )

    @model_validator(mode="after")
    def _lacks_nothing_where_it_is_full(self) -> Self:
        if self.conformance == "full" and self.shortfalls:
            message = "Der står også, hvad der mangler. Slet linjerne under shortfalls, hvis intet mangler mere."
            refuse(message, "conformance: partial", "conformance: full", "conformance")
        return self


class Privacy(Statement):
    """What is kept of readers, where and by whom."""

    stored: Texts = Field(
        title="Gemmes på telefonen",
        description="Det, telefonen selv gemmer, et punkt på hver linje.",
        examples=["{seen: Sider, du har åbnet.}"],
    )
    host: Name | None = Field(
        title="Driver computeren",
        default=None,
        description="Hvem der driver computeren, som siden ligger på. Lad feltet være ude, til det er bekræftet.",
        examples=["Byby Kommune"],
    )


Days = Annotated[Whole, Field(ge=1, le=3650)]


class CheckAfter(Part):
    """For how many days a confirmation holds, by the kind of fact."""

    hours: Days = Field(title="Tider", description="Kurser: dage og klokkeslæt.", examples=["90"])
    phones: Days = Field(title="Telefonnumre", description="Numre, som man ringer til.", examples=["90"])
    people: Days = Field(
        title="Mennesker", description="Hvem der gør hvad: kontakter, og trin efter ankomsten.", examples=["180"]
    )
    places: Days = Field(
        title="Steder", description="Steder, organisationer, links, og hvad et kursus er.", examples=["365"]
    )
    statements: Days = Field(
        title="Erklæringer", description="Det, siden selv erklærer om tilgængelighed og privatliv.", examples=["365"]
    )


class Silence(Part):
    """What happens to facts that nobody has confirmed for long."""

    after_days: Days = Field(
        title="Efter", description="Så mange dage efter den sidste bekræftelse sker der noget.", examples=["730"]
    )
    then: Literal["mark", "hide", "withdraw"] = Field(
        title="Så",
        description="mark: siden advarer kraftigere, hide: telefonnummeret forsvinder, og man ringer til kontoret, withdraw: oplysningen forsvinder.",
        examples=["mark"],
    )

    def covers(self, day: dt.date, today: dt.date) -> bool:
        """Say whether what was last confirmed on a day has gone without a word for as long as that."""
        return (today - day).days > self.after_days


class Feedback(Part):
    """Whom readers tell that something is wrong."""

    phone: Phone | None = Field(
        title="Sms til",
        default=None,
        description="Et nummer, der kan få sms, og som nogen læser.",
        examples=["32 12 34 56"],
    )
    email: EmailAddress | None = Field(
        title="Mail til",
        default=None,
        description="En mailadresse, som nogen læser.",
        examples=["navn@eksempel.dk"],
    )

    @model_validator(mode="after")
    def _names_somebody(self) -> Self:
        if not (self.phone or self.email):
            refuse("Skriv, hvem der får besked: phone eller email.", "email: navn@eksempel.dk")
        return self


def _name_each_once(languages: list[str]) -> list[str]:
    once = list(dict.fromkeys(languages))
    if once != languages:
        refuse("Et sprog står to gange.", f"[{', '.join(once)}]", ", ".join(languages))
    return languages


class Settings(Part):
    """What the whole site shares."""

    id: Slug = Field(
        title="Mærke",
        description="Sidens eget mærke. Det må aldrig ændres: telefoner kender kalendere og kontakter på det.",
        examples=["ny-i-byby"],
    )
    name: Text = Field(title="Navn", description="Sidens navn.", examples=["Ny i Byby"])
    licence: Text = Field(
        title="Vilkår",
        description="Hvad andre må med sidens oplysninger.",
        examples=["Angiv kilde og dato, når du bruger dem."],
    )
    languages: Annotated[list[PageLanguage], AfterValidator(_name_each_once)] = Field(
        title="Sprog",
        min_length=1,
        description="Sprogenes mærker, det, som filerne er skrevet på, først.",
        examples=["[da, en, ar, ti]"],
    )
    drafts: list[PageLanguage] = Field(
        title="Kladder",
        default=[],
        description="De af sprogene, der ikke er klar endnu: de bliver bygget, men læserne ser dem ikke.",
        examples=["[uk]"],
    )
    country: CountryCode = Field(
        title="Land",
        default=DENMARK.code,
        description="Landets to bogstaver. Helligdage, klokken, telefonnumre og postnumre følger det. Uden det er det Danmark.",
        examples=["DK"],
    )
    subdivision: Name | None = Field(
        title="Del af landet",
        default=None,
        description="Kun i lande, hvor helligdagene ikke er de samme overalt: mærket for den del, kommunen ligger i.",
        examples=["SH"],
    )
    zone: Name | None = Field(
        title="Tidszone",
        default=None,
        description="Kun i lande, hvor klokken ikke er den samme overalt.",
        examples=["Europe/Copenhagen"],
    )
    skip_pages: list[Name] = Field(
        title="Sider, I ikke vil have",
        default=[],
        description="De af programmets egne sider, der ikke skal være her.",
        examples=["[gem]"],
    )
    offline: Flag = Field(
        title="Uden forbindelse",
        default=True,
        description="nej: telefoner gemmer ikke siderne, og det, de har gemt, bliver slettet.",
        examples=["ja"],
    )
    call: ContactId = Field(
        title="Alle ringer til", description="Den kontakt, som alle kan ringe til.", examples=["borgerservice"]
    )
    check_after: CheckAfter = Field(
        title="Ses efter igen",
        description="Så mange dage gælder en bekræftelse, for hver slags oplysning.",
        examples=["{hours: 90, phones: 90, people: 180, places: 365, statements: 365}"],
    )
    colours: Colours | None = Field(
        title="Farver",
        default=None,
        description="Kommunens egne farver. Uden dem er siden blågrøn og gul. Se felterne herunder.",
    )
    logo: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.svg$")] | None = Field(
        title="Logo",
        default=None,
        description="En tegning i data/ af former alene (SVG), højst 12 kB. Den står øverst på siderne, i fanen og på telefonens skærm.",
        examples=["logo.svg"],
    )
    silence: Silence | None = Field(
        title="Når ingen bekræfter",
        default=None,
        description="Hvad der sker, når ingen har bekræftet noget længe. Se felterne herunder.",
    )
    feedback: Feedback | None = Field(
        title="Fejl meldes til",
        default=None,
        description="Hvem der får besked, når en læser ser en fejl. Uden det tilbyder siden ingenting. Se felterne herunder.",
    )
    accessibility: Accessibility | None = Field(
        title="Tilgængelighed", default=None, description="Det, tilgængelighedserklæringen siger. Se felterne herunder."
    )
    privacy: Privacy | None = Field(
        title="Privatliv", default=None, description="Det, siden om privatliv siger. Se felterne herunder."
    )

    @model_validator(mode="after")
    def _drafts_are_languages(self) -> Self:
        if not set(self.drafts) <= set(self.languages[1:]):
            message = "En kladde skal også stå i languages, efter det første sprog."
            refuse(message, found=", ".join(self.drafts), field="drafts")
        return self

    @model_validator(mode="after")
    def _says_where_in_the_country(self) -> Self:
        zones, parts = country_zones(self.country), country_subdivisions(self.country)
        if self.zone and self.zone not in zones:
            refuse("Tidszonen hører ikke til landet.", name_choices(self.zone, zones), self.zone, "zone")
        if not (self.zone or has_one_clock(self.country)):
            message = "Klokken er ikke den samme i hele landet. Skriv kommunens tidszone."
            refuse(message, f"zone: {', '.join(zones)}", f"country: {self.country}", "country")
        if self.subdivision and self.subdivision not in parts:
            message = "Den del af landet kendes ikke, eller dens helligdage er hele landets."
            refuse(message, name_choices(self.subdivision, parts), self.subdivision, "subdivision")
        if parts and not self.subdivision:
            message = "Helligdagene er ikke de samme i hele landet. Skriv, hvilken del kommunen ligger i."
            refuse(message, f"subdivision: {', '.join(parts)}", f"country: {self.country}", "country")
        return self

    @functools.cached_property
    def place(self) -> Country:
        """Where the town lies, with all that follows from it."""
        return Country(self.country, self.zone or "", self.subdivision or "")
