"""The HSDS export follows the published schemas, as our declared profile changes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource

from newcomer_guide.checks.read_site import read_site
from newcomer_guide.outputs.hsds import PROFILE, make_hsds
from newcomer_guide.pages.json_ld import link_data
from towns import AFTER_THE_HOURS, ROOT, TODAY, change, edition_of, read_spoken, voice_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

SPOKEN = read_spoken()
MADE = {
    name.removeprefix("api/v1/hsds/"): json.loads(content) for name, content in make_hsds(edition_of(SPOKEN)).items()
}


def merge_patch(target: Any, patch: Any) -> Any:  # noqa: ANN401  # any JSON
    """Follow a merge patch, as RFC 7396 has it; ours take nothing away."""
    if not (isinstance(target, dict) and isinstance(patch, dict)):
        return patch
    return target | {name: merge_patch(target.get(name), value) for name, value in patch.items()}


def published(*, with_profile: bool) -> Registry[Any]:
    """Read the published schemas; with our profile, as a reader who follows its patches."""
    registry: Registry[Any] = Registry()
    for path in (ROOT / "tests" / "hsds").glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if with_profile and f"profile/{path.name}" in MADE:
            schema = merge_patch(schema, MADE[f"profile/{path.name}"])
        schema["additionalProperties"] = False  # so that a word that HSDS does not have is found
        registry = registry.with_resource(
            f"{schema['$id']}",
            Resource.from_contents(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"}),
        )
    return registry


def faults(name: str, value: object, *, with_profile: bool = True) -> list[str]:
    schema = {"$ref": f"https://hsds.invalid/{name}.json"}
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema, registry=published(with_profile=with_profile), format_checker=checker)
    return [error.message for error in validator.iter_errors(value)]


@pytest.mark.parametrize("service", MADE["services.json"], ids=lambda service: str(service["name"]))
def test_every_course_is_a_service(service: dict[str, Any]) -> None:
    """With its organization, contacts, place and schedule inside."""
    assert faults("service", service) == []


@pytest.mark.parametrize("organization", MADE["organizations.json"], ids=lambda one: str(one["name"]))
def test_every_organization_follows_the_schema(organization: dict[str, Any]) -> None:
    """Those without a description too, as the profile says."""
    assert faults("organization", organization) == []


def test_the_profile_leaves_out_what_no_source_says_and_adds_opening_hours() -> None:
    """Each list of required fields is a part of the published one, and what is added is the published schedule."""
    for name, patch in PROFILE.items():
        schema = json.loads((ROOT / "tests" / "hsds" / f"{name}.json").read_text(encoding="utf-8"))
        assert set(patch.get("required", [])) <= set(schema.get("required", []))
        assert patch.get("properties", {}).keys() <= {"assured_date", "schedules"}
        assert patch.keys() <= {"required", "properties"}
    without = [fault for one in MADE["services.json"] for fault in faults("service", one, with_profile=False)]
    assert {fault.split("'")[1] for fault in without} <= {
        "assured_date",
        "postal_code",
        "state_province",
        "description",
    }


def test_opening_hours_are_told_until_they_are_past_their_day(town: Path) -> None:
    """A schedule for the days with the same hours; none of those that nobody has confirmed lately."""

    def opening(day: dt.date) -> list[tuple[str, str, str]]:
        told = json.loads(make_hsds(edition_of(read_site(town, day)))["api/v1/hsds/organizations.json"])
        (garden,) = (one for one in told if one["name"] == "Havens venner")
        return [(one["byday"], one["opens_at"], one["closes_at"]) for one in garden.get("schedules", [])]

    assert opening(TODAY) == [("MO,TU,WE", "09:00", "12:00"), ("TH", "12:00", "17:00")]
    assert opening(AFTER_THE_HOURS) == []


def test_the_facts_are_those_of_the_courses() -> None:
    """Times, places, numbers and the day of confirmation."""
    services = {service["name"]: service for service in MADE["services.json"]}
    for course in SPOKEN.data.courses.values():
        service = services[course.name.danish]
        (place,) = service["service_at_locations"]
        assert service["assured_date"] == str(course.assured_date)
        assert [one["name"] for one in service["contacts"]] == [
            SPOKEN.data.contacts[name].name for name in course.contacts
        ]
        if course.schedule.byday:
            (schedule,) = place["schedules"]
            assert schedule["byday"].split(",") == course.schedule.byday
            assert schedule["opens_at"] == f"{course.schedule.opens_at:%H:%M}"
        else:
            assert "schedules" not in place


def test_whoever_speaks_a_language_does_so_on_the_telephone(town: Path) -> None:
    """HSDS knows no languages of contacts, but those of their numbers."""
    change(town / "data" / "contacts.yml", "  title: Lærer\n", "  title: Lærer\n  languages: [arabisk, ti]\n")
    made = make_hsds(edition_of(read_site(town, TODAY)))
    service = json.loads(made["api/v1/hsds/services.json"])[0]
    (phone,) = service["contacts"][0]["phones"]

    assert faults("service", service) == []
    assert [(one["code"], one["name"]) for one in phone["languages"]] == [("ar", "arabisk"), ("ti", "tigrinya")]


def test_what_is_old_is_neither_active_nor_scheduled(town: Path) -> None:
    """It stays a service, of which nobody knows whether it is given."""
    service = json.loads(make_hsds(edition_of(read_site(town, AFTER_THE_HOURS)))["api/v1/hsds/services.json"])[0]

    assert faults("service", service) == []
    assert "status" not in service
    assert "schedules" not in service["service_at_locations"][0]
    assert MADE["services.json"][0]["status"] == "active"


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_what_is_not_held_has_no_schedule(status: str, town: Path) -> None:
    """Nor has what is held at a place that nobody has looked at lately."""
    change(town / "data" / "courses.yml", "status: active", f"status: {status}")
    service = json.loads(make_hsds(edition_of(read_site(town, TODAY)))["api/v1/hsds/services.json"])[0]
    assert "schedules" not in service["service_at_locations"][0]

    change(town / "data" / "courses.yml", f"status: {status}", "status: active")
    change(town / "data" / "locations.yml", "assured_date: 2026-06-01", "assured_date: 2019-06-01")
    service = json.loads(make_hsds(edition_of(read_site(town, TODAY)))["api/v1/hsds/services.json"])[0]
    assert "status" not in service
    assert "schedules" not in service["service_at_locations"][0]


def test_a_schedule_names_the_days_without(town: Path) -> None:
    """Holidays, and days on which many have closed."""
    change(town / "data" / "courses.yml", "byday: [TU]", "byday: [TH, FR]")
    service = json.loads(make_hsds(edition_of(read_site(town, TODAY)))["api/v1/hsds/services.json"])[0]
    (schedule,) = service["service_at_locations"][0]["schedules"]

    assert schedule["notes"].startswith("-2026-12-24, -2026-12-25, -2026-12-31, -2027-01-01")


def test_floor_and_room_are_told() -> None:
    """Whoever has the address alone stands in the hall."""
    services = {service["name"]: service for service in MADE["services.json"]}
    for course in SPOKEN.data.courses.values():
        (place,) = services[course.name.danish]["service_at_locations"]
        floor = SPOKEN.data.locations[course.location].floor
        assert place["location"]["addresses"][0].get("address_2") == (f"{floor}. sal" if floor else None)
        assert place.get("description") == (f"Lokale {course.room}" if course.room else None)


def test_an_old_number_says_so(town: Path) -> None:
    """And each record when it was confirmed."""

    def numbers(day: dt.date) -> list[str | None]:
        service = json.loads(make_hsds(edition_of(read_site(town, day)))["api/v1/hsds/services.json"])[0]
        assert faults("service", service) == []
        assert {one["assured_date"] for one in service["contacts"]} == {"2026-06-01"}
        return [phone.get("description") for one in service["contacts"] for phone in one["phones"]]

    assert numbers(TODAY) == [None]
    (told,) = numbers(AFTER_THE_HOURS.replace(year=2028))
    assert told
    assert told.startswith("Oplysninger fra 1. juni 2026.")


def test_who_discovers_it_is_led_to_what_is_there() -> None:
    """Relative to this file, where no address is known."""
    index = MADE["index.json"]
    document = MADE[index["openapi_url"]]
    validate(document)

    assert {path.removeprefix("/") for path in document["paths"]} <= MADE.keys()
    assert any(name.startswith(index["profile"]) for name in MADE)


def test_the_checks_would_find_something() -> None:
    """A wrong status, a word that HSDS does not have, an identity that is none."""
    service = MADE["services.json"][0] | {"status": "open", "colour": "red", "id": "x"}

    assert len(faults("service", service)) == 3


def test_what_begins_after_it_is_to_be_confirmed_is_no_schedule_yet(town: Path) -> None:
    """It would end before it begins."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", "byday: [TU]\n    valid_from: 2027-09-07\n")
    site = read_site(town, TODAY)
    services = json.loads(make_hsds(edition_of(site))["api/v1/hsds/services.json"])

    assert "schedules" not in next(one for one in services if one["name"] == "Syning")["service_at_locations"][0]
    assert "courseSchedule" not in link_data(site, site.pages["kurser/syning"], voice_of(site))


@pytest.mark.parametrize(("valid_to", "told"), [("2027-05-18", "2027-01-27"), ("2026-12-15", "2026-12-15")])
def test_a_schedule_is_told_until_it_ends_or_is_to_be_confirmed(valid_to: str, told: str, town: Path) -> None:
    """Whichever comes first."""
    change(town / "data" / "courses.yml", "byday: [TU]\n", f"byday: [TU]\n    valid_to: {valid_to}\n")
    service = json.loads(make_hsds(edition_of(read_site(town, TODAY)))["api/v1/hsds/services.json"])[0]
    (schedule,) = service["service_at_locations"][0]["schedules"]

    assert schedule["valid_to"] == told
