//! What most enrollments leave as it is: status, IoT Edge, reprovisioning, allocation, hubs, twin, device.

use super::{
    field::{At, Named, area, check, choice, text_field},
    json_field::json_field,
};
use crate::{
    dps::{
        ApiVersion,
        enrollment::{AllocationPolicy, AzureName, DraftError, Kind, ReprovisionPolicy},
    },
    page::form::Edited,
    ui::kit::{Element, Glyph, code_input, el, icon},
};

/// The value of the choice that is none of the named reprovision policies.
const RAW: &str = "raw";

/// The pair of flags that it stands for.
const RAW_PAIR: (bool, bool) = (false, true);

/// All of them.
pub(super) fn settings(at: At<'_>) -> Element {
    let labels = at.view.labels();
    let draft = at.draft();
    let report = at.edited();
    let is_device = draft.kind() == Kind::Individual;
    let iot_edge = if is_device { labels.create.iot_edge_device } else { labels.create.iot_edge };
    el("div")
        .class("stack")
        .child(check(
            at.named("enabled", "edit-enabled"),
            labels.edit.enabled,
            draft.is_enabled(),
            move |enabled| report(Edited::Enabled(enabled)),
        ))
        .child(check(at.named("iot-edge", "edit-iot-edge"), iot_edge, draft.is_iot_edge(), move |iot_edge| {
            report(Edited::IotEdge(iot_edge));
        }))
        .child(reprovision(at))
        .child(allocation(at))
        .child(azure_names(at))
        .child(twin(at))
        .child(is_device.then(|| device(at)))
}

/// The named policies, and the one pair of flags that none of them stands for.
fn reprovision(at: At<'_>) -> Element {
    let labels = at.view.labels();
    let draft = at.draft();
    let report = at.edited();
    let mut options: Vec<(String, String)> = vec![(String::new(), labels.create.default_choice.to_owned())];
    options.extend(
        ReprovisionPolicy::ALL
            .map(|policy| (policy.as_str().to_owned(), (labels.create.reprovision_name)(policy).to_owned())),
    );
    options.push((RAW.to_owned(), flags(RAW_PAIR).to_owned()));
    let pair = draft.reprovision_pair();
    let chosen = match (pair, draft.reprovision()) {
        (None, _) => "",
        (Some(_), Some(policy)) => policy.as_str(),
        (Some(_), None) => RAW,
    };
    // The choice without a name says it already.
    let sent = pair.filter(|pair| *pair != RAW_PAIR).map(flags).unwrap_or_default();
    let named: Named = (at.named("reprovision", "edit-reprovision"), labels.create.reprovision, sent);
    choice(named, options, chosen, move |value| {
        let policy = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.as_str() == value);
        let raw = (value == RAW).then_some(RAW_PAIR);
        report(Edited::Reprovision(policy.map(ReprovisionPolicy::pair).or(raw)));
    })
}

/// A pair, as it is sent.
fn flags((update, migrate): (bool, bool)) -> &'static str {
    match (update, migrate) {
        (true, true) => "updateHubAssignment=true, migrateDeviceData=true",
        (true, false) => "updateHubAssignment=true, migrateDeviceData=false",
        (false, true) => "updateHubAssignment=false, migrateDeviceData=true",
        (false, false) => "updateHubAssignment=false, migrateDeviceData=false",
    }
}

fn allocation(at: At<'_>) -> Element {
    let labels = &at.view.labels().create;
    let draft = at.draft();
    let report = at.edited();
    let mut options: Vec<(String, String)> = vec![(String::new(), labels.default_choice.to_owned())];
    options.extend(
        AllocationPolicy::ALL
            .map(|policy| (policy.as_str().to_owned(), (labels.allocation_name)(policy).to_owned())),
    );
    // A policy that is not known here is kept, and can be chosen again.
    let known = |name: &str| options.iter().any(|(value, _)| value == name);
    let stored =
        draft.base().and_then(|base| base.json().get("allocationPolicy")?.as_str().map(str::to_owned));
    let others = [stored, Some(draft.allocation().to_owned())];
    let others: Vec<_> = others.into_iter().flatten().filter(|name| !known(name)).take(1).collect();
    options.extend(others.into_iter().map(|name| (name.clone(), name)));
    let named: Named = (at.named("allocation", "edit-allocation"), labels.allocation, "");
    let select = choice(named, options, draft.allocation(), move |policy| report(Edited::Allocation(policy)));
    let hubs: Named = (at.named("hubs", "edit-hubs"), labels.hubs, labels.hubs_hint);
    let hubs = text_field(at, hubs, area("2".to_owned()), &draft.hubs, Edited::Hubs, |error| {
        use DraftError::{Hub, HubName, HubTwice, HubsWithoutPolicy, ManyHubs, StaticHubs};
        matches!(
            error,
            Hub { .. } | HubName { .. } | HubTwice { .. } | HubsWithoutPolicy | ManyHubs | StaticHubs { .. }
        )
    });
    let webhook = (draft.allocation() == "custom").then(|| webhook(at));
    el("div").class("stack").child(select).child(webhook).child(hubs)
}

/// The function of a custom allocation.
fn webhook(at: At<'_>) -> Vec<Element> {
    let labels = &at.view.labels().edit;
    let draft = at.draft();
    let address: Named = (at.named("webhook", "edit-webhook"), labels.webhook, labels.webhook_hint);
    let version: Named = (at.named("webhook-version", "edit-webhook-version"), labels.webhook_version, "");
    let input = || code_input().attr("type", "text");
    let version_input = input().attr("placeholder", "2019-03-31");
    vec![
        text_field(at, address, input(), &draft.webhook, Edited::Webhook, |error| {
            *error == DraftError::Webhook
        }),
        text_field(at, version, version_input, &draft.webhook_version, Edited::WebhookVersion, |error| {
            *error == DraftError::WebhookVersion
        }),
    ]
}

/// Names of other Azure resources: where the version of the API has them, or the enrollment does.
fn azure_names(at: At<'_>) -> Option<Vec<Element>> {
    let names = &at.draft().azure_names;
    let version = at.view.state.connect.api_version;
    if version < ApiVersion::V2026_11_01 && names.iter().all(String::is_empty) {
        return None;
    }
    let label = at.view.labels().edit.azure_name;
    let field = |id, name, index: usize, edited, belongs| {
        let input = code_input().attr("type", "text");
        text_field(at, (id, label(name), ""), input, &names[index], edited, belongs)
    };
    Some(vec![
        field(
            "namespace-name",
            AzureName::Namespace,
            0,
            |text| Edited::AzureName(0, text),
            |error| *error == DraftError::AzureName(AzureName::Namespace),
        ),
        field(
            "authority-name",
            AzureName::CertificateAuthority,
            1,
            |text| Edited::AzureName(1, text),
            |error| *error == DraftError::AzureName(AzureName::CertificateAuthority),
        ),
        field(
            "policy-name",
            AzureName::CertificatePolicy,
            2,
            |text| Edited::AzureName(2, text),
            |error| *error == DraftError::AzureName(AzureName::CertificatePolicy),
        ),
    ])
}

/// The initial twin, with the names in it that a twin uses itself.
fn twin(at: At<'_>) -> Vec<Element> {
    let labels = &at.view.labels().edit;
    let draft = at.draft();
    let named: Named = (at.named("twin", "edit-twin"), labels.twin, labels.twin_hint);
    let mut fields = vec![json_field(at, named, &draft.twin, Edited::Twin, |error| {
        if let DraftError::Twin(error) = error { Some(error.line()) } else { None }
    })];
    let warnings = [(draft.reserved_names(), labels.reserved), (draft.misplaced_names(), labels.misplaced)];
    for (names, say) in warnings.into_iter().filter(|(names, _)| !names.is_empty()) {
        let warning = el("p").class("field-warning").child(icon(Glyph::Warning));
        fields.push(warning.child(say(&names)));
    }
    fields
}

/// What only one device has.
fn device(at: At<'_>) -> Vec<Element> {
    let labels = &at.view.labels().edit;
    let draft = at.draft();
    let id: Named = ("edit-device-id", labels.device_id, labels.device_id_hint);
    let information: Named =
        ("edit-device-information", labels.device_information, labels.device_information_hint);
    let input = code_input().attr("type", "text");
    vec![
        text_field(at, id, input, &draft.device_id, Edited::DeviceId, |error| {
            matches!(error, DraftError::DeviceId { .. })
        }),
        json_field(at, information, &draft.device_information, Edited::DeviceInformation, |error| {
            if let DraftError::DeviceInformation(error) = error { Some(error.line()) } else { None }
        }),
    ]
}
