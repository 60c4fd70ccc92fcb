"""Authority files of names: movements, events that are commemorated, kinds of offices.

Enters: `generator/data/campaigns.yaml`, `events.yaml`, `bodies.yaml`, each entry with its source; a name as a plan prints it.
Leaves: frozen records in the order of the files, and the one record that a name means, or nothing. Slugs are fixed in the files and stand in
public addresses.

The one door to these files: records come from `tables`, their days in a year from `days`, matching from `campaign_names`, `event_names`, `body_names`; `event_keys`
tells events apart that no file knows.
"""

from generator.authorities.body_names import match_body
from generator.authorities.campaign_names import match_campaign
from generator.authorities.days import day_in
from generator.authorities.event_keys import EventKey, event_key, same_event
from generator.authorities.event_names import match_event
from generator.authorities.tables import (
    Body,
    Campaign,
    CampaignKind,
    Event,
    EventRule,
    LaunchingDocument,
    LocalName,
    bodies,
    body_by_slug,
    campaign_by_slug,
    campaign_family,
    campaigns,
    event_by_slug,
    events,
)

__all__ = [
    "Body",
    "Campaign",
    "CampaignKind",
    "Event",
    "EventKey",
    "EventRule",
    "LaunchingDocument",
    "LocalName",
    "bodies",
    "body_by_slug",
    "campaign_by_slug",
    "campaign_family",
    "campaigns",
    "day_in",
    "event_by_slug",
    "event_key",
    "events",
    "match_body",
    "match_campaign",
    "match_event",
    "same_event",
]
