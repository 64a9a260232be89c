//! What most enrollments leave as it is: status, IoT Edge, reprovisioning, allocation, hubs, twin, device.

use leptos::prelude::*;

use super::{
    field::{At, Named, area, check, choice, text_field},
    json_field::json_field,
};
use crate::{
    dps::{
        ApiVersion,
        enrollment::{AllocationPolicy, AzureName, Draft, DraftError, Kind, ReprovisionPolicy},
    },
    page::form::{Edited, Form},
    ui::kit::{Child, Element, Glyph, code_input, dynamic, el, icon},
};

/// The value of the choice that is none of the named reprovision policies.
const RAW: &str = "raw";

/// All of them.
pub(super) fn settings(at: At) -> Element {
    let labels = &at.store.texts().labels;
    let is_device = at.part(|draft| draft.kind() == Kind::Individual).get_untracked();
    let stack = el("div")
        .class("stack")
        .child(check(
            at,
            at.named("enabled", "edit-enabled"),
            labels.edit.enabled,
            Draft::is_enabled,
            move |enabled| at.edited(Edited::Enabled(enabled)),
        ))
        .child(check(
            at,
            at.named("iot-edge", "edit-iot-edge"),
            if is_device { labels.create.iot_edge_device } else { labels.create.iot_edge },
            Draft::is_iot_edge,
            move |iot_edge| at.edited(Edited::IotEdge(iot_edge)),
        ))
        .child(reprovision(at))
        .child(allocation(at))
        .child(dynamic(azure_names(at)))
        .child(twin(at));
    if is_device { stack.child(device(at)) } else { stack }
}

/// The named policies; and the two flags that they stand for.
fn reprovision(at: At) -> Element {
    let labels = &at.store.texts().labels;
    let mut options: Vec<(String, String)> = vec![(String::new(), labels.create.default_choice.to_owned())];
    options.extend(
        ReprovisionPolicy::ALL
            .map(|policy| (policy.as_str().to_owned(), (labels.create.reprovision_name)(policy).to_owned())),
    );
    options.push((RAW.to_owned(), labels.edit.other_reprovision.to_owned()));
    let chosen = |draft: &Draft| match (draft.reprovision_pair(), draft.reprovision()) {
        (None, _) => String::new(),
        (Some(_), Some(policy)) => policy.as_str().to_owned(),
        (Some(_), None) => RAW.to_owned(),
    };
    let named: Named = (at.named("reprovision", "edit-reprovision"), labels.create.reprovision, "");
    let select = choice(at, named, options, chosen, move |value| {
        let policy = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.as_str() == value);
        let raw = (value == RAW).then_some((false, true));
        at.edited(Edited::Reprovision(policy.map(ReprovisionPolicy::pair).or(raw)));
    });
    let pair = at.part(Draft::reprovision_pair);
    let flags = move || {
        pair.with(Option::is_some).then(|| {
            let flag = |id, name, ticked, other: fn((bool, bool), bool) -> (bool, bool)| {
                check(at, id, name, ticked, move |ticked| {
                    let pair = pair.get_untracked().unwrap_or((true, true));
                    at.edited(Edited::Reprovision(Some(other(pair, ticked))));
                })
            };
            let update = flag(
                at.named("update-hub", "edit-update-hub"),
                "updateHubAssignment",
                |draft| draft.reprovision_pair().is_some_and(|(update, _)| update),
                |(_, migrate), update| (update, migrate),
            );
            let migrate = flag(
                at.named("migrate-data", "edit-migrate-data"),
                "migrateDeviceData",
                |draft| draft.reprovision_pair().is_some_and(|(_, migrate)| migrate),
                |(update, _), migrate| (update, migrate),
            );
            el("div").class("stack mono").child(update).child(migrate)
        })
    };
    el("div").class("stack").child(select).dynamic(flags)
}

fn allocation(at: At) -> Element {
    let labels = &at.store.texts().labels;
    let mut options: Vec<(String, String)> = vec![(String::new(), labels.create.default_choice.to_owned())];
    options.extend(
        AllocationPolicy::ALL
            .map(|policy| (policy.as_str().to_owned(), (labels.create.allocation_name)(policy).to_owned())),
    );
    // A policy that is not known here is kept, and can be chosen again.
    let current = at.part(|draft| draft.allocation().to_owned()).get_untracked();
    if !options.iter().any(|(value, _)| *value == current) {
        options.push((current.clone(), current));
    }
    let named: Named = (at.named("allocation", "edit-allocation"), labels.create.allocation, "");
    let select = choice(
        at,
        named,
        options,
        |draft| draft.allocation().to_owned(),
        move |policy| {
            at.edited(Edited::Allocation(policy));
        },
    );
    let is_custom = at.part(|draft| draft.allocation() == "custom");
    let custom = move || is_custom.get().then(|| webhook(at));
    let hubs: Named = (at.named("hubs", "edit-hubs"), labels.create.hubs, labels.create.hubs_hint);
    let hubs = text_field(
        at,
        hubs,
        area("2"),
        |draft| draft.hubs.clone(),
        Edited::Hubs,
        |error| {
            use DraftError::{Hub, HubTwice, HubsWithoutPolicy, StaticHubs};
            matches!(error, Hub { .. } | HubTwice { .. } | HubsWithoutPolicy | StaticHubs { .. })
        },
    );
    el("div").class("stack").child(select).child(dynamic(custom)).child(hubs)
}

/// The function of a custom allocation.
fn webhook(at: At) -> Vec<Element> {
    let labels = &at.store.texts().labels.edit;
    let address: Named = (at.named("webhook", "edit-webhook"), labels.webhook, labels.webhook_hint);
    let version: Named = (at.named("webhook-version", "edit-webhook-version"), labels.webhook_version, "");
    let input = || code_input().attr("type", "text");
    vec![
        text_field(
            at,
            address,
            input(),
            |draft| draft.webhook.clone(),
            Edited::Webhook,
            |error| *error == DraftError::Webhook,
        ),
        text_field(
            at,
            version,
            input().attr("placeholder", "2019-03-31"),
            |draft| draft.webhook_version.clone(),
            Edited::WebhookVersion,
            |error| *error == DraftError::WebhookVersion,
        ),
    ]
}

/// Names of other Azure resources: where the version of the API has them, or the enrollment does.
fn azure_names(at: At) -> impl FnMut() -> Option<Vec<Element>> {
    let store = at.store;
    let has_them = store.part(move |state| {
        let named = |form: &Form| form.draft.azure_names.iter().any(|name| !name.is_empty());
        state.connect.api_version >= ApiVersion::V2026_11_01 || at.of(state).is_some_and(named)
    });
    move || {
        has_them.get().then(|| {
            let label = store.texts().labels.edit.azure_name;
            let input = || code_input().attr("type", "text");
            vec![
                text_field(
                    at,
                    ("namespace-name", label(AzureName::Namespace), ""),
                    input(),
                    |draft| draft.azure_names[0].clone(),
                    |text| Edited::AzureName(0, text),
                    |error| *error == DraftError::AzureName(AzureName::Namespace),
                ),
                text_field(
                    at,
                    ("authority-name", label(AzureName::CertificateAuthority), ""),
                    input(),
                    |draft| draft.azure_names[1].clone(),
                    |text| Edited::AzureName(1, text),
                    |error| *error == DraftError::AzureName(AzureName::CertificateAuthority),
                ),
                text_field(
                    at,
                    ("policy-name", label(AzureName::CertificatePolicy), ""),
                    input(),
                    |draft| draft.azure_names[2].clone(),
                    |text| Edited::AzureName(2, text),
                    |error| *error == DraftError::AzureName(AzureName::CertificatePolicy),
                ),
            ]
        })
    }
}

/// The initial twin, with the names in it that a twin uses itself.
fn twin(at: At) -> Vec<AnyView> {
    let labels = &at.store.texts().labels.edit;
    let named: Named = (at.named("twin", "edit-twin"), labels.twin, labels.twin_hint);
    let field = json_field(
        at,
        named,
        |draft| draft.twin.clone(),
        Edited::Twin,
        |error| if let DraftError::Twin(error) = error { Some(error.line()) } else { None },
    );
    let reserved = at.part(Draft::reserved_names);
    let warned = move || {
        let found = reserved.get();
        let line =
            || el("p").class("field-warning").child(icon(Glyph::Warning)).child((labels.reserved)(&found));
        (!found.is_empty()).then(line)
    };
    vec![field.into_child(), dynamic(warned)]
}

/// What only one device has.
fn device(at: At) -> Vec<Element> {
    let labels = &at.store.texts().labels.edit;
    let id: Named = ("edit-device-id", labels.device_id, labels.device_id_hint);
    let information: Named =
        ("edit-device-information", labels.device_information, labels.device_information_hint);
    vec![
        text_field(
            at,
            id,
            code_input().attr("type", "text"),
            |draft| draft.device_id.clone(),
            Edited::DeviceId,
            |error| matches!(error, DraftError::DeviceId { .. }),
        ),
        json_field(
            at,
            information,
            |draft| draft.device_information.clone(),
            Edited::DeviceInformation,
            |error| if let DraftError::DeviceInformation(error) = error { Some(error.line()) } else { None },
        ),
    ]
}
