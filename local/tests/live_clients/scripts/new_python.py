"""Scenarios of PyPI azure-iot-deviceprovisioning, used as its README uses it."""

import base64
import os

import hook
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceNotFoundError,
)
from azure.iot.deviceprovisioning import DeviceProvisioningClient

CONNECTION = os.environ["DPS_CONNECTION_STRING"]
with open(os.environ["CA_CERTIFICATE"], encoding="ascii") as file:
    CA = file.read()


def client(connection=CONNECTION):
    return DeviceProvisioningClient.from_connection_string(connection)


def refused(kind, status, code, call, *arguments, **options):
    """The client's error of a kind, with the service's details as its response."""
    try:
        call(*arguments, **options)
    except HttpResponseError as error:
        assert type(error) is kind, type(error)
        assert error.status_code == status, error
        details = error.response.json()
        assert details["errorCode"] == code, details
        assert details["trackingId"] and details["timestampUtc"].endswith("Z"), details
        return details["message"]
    raise AssertionError("no error")


def group(name="line-1"):
    certificates = {"signingCertificates": {"primary": {"certificate": CA}}}
    return {"enrollmentGroupId": name, "attestation": {"type": "x509", "x509": certificates}}


def device(name):
    tpm = {"endorsementKey": "AToAAQALAAMAsgAg"}
    return {"registrationId": name, "attestation": {"type": "tpm", "tpm": tpm}}


def create():
    sent = group("Line_1.a:b") | {
        "initialTwin": {"tags": {"site": "lyon"}, "properties": {"desired": {"interval": 60}}},
        "capabilities": {"iotEdge": True},
        "allocationPolicy": "static",
        "iotHubs": ["hub.azure-devices.net"],
    }
    made = client().enrollment_group.create_or_update("Line_1.a:b", sent)
    slot = made["attestation"]["x509"]["signingCertificates"]["primary"]
    assert list(slot) == ["info"] and slot["info"]["version"] == 3, slot
    assert "Contoso Root CA" in slot["info"]["subjectName"]
    thumbprint = slot["info"]["sha256Thumbprint"]
    assert len(thumbprint) == 64 and thumbprint == thumbprint.upper()
    assert made["enrollmentGroupId"] == "Line_1.a:b" and made["provisioningStatus"] == "enabled"
    assert made["reprovisionPolicy"] == {"updateHubAssignment": True, "migrateDeviceData": True}
    assert made["createdDateTimeUtc"].endswith("Z") and base64.b64decode(made["etag"]).startswith(b'"')
    for name in ("initialTwin", "capabilities", "allocationPolicy", "iotHubs"):
        assert made[name] == sent[name], name


def made_in_the_workshop():
    with open(os.environ["MADE_CERTIFICATE"], encoding="ascii") as file:
        certificates = {"signingCertificates": {"primary": {"certificate": file.read()}}}
    sent = {"enrollmentGroupId": "made", "attestation": {"type": "x509", "x509": certificates}}
    client().enrollment_group.create_or_update("made", sent)
    slot = client().enrollment_group.get("made")["attestation"]["x509"]["signingCertificates"]["primary"]
    assert "Made in the workshop" in slot["info"]["subjectName"], slot


def conflict():
    client().enrollment_group.create_or_update("line-1", group())
    call = client().enrollment_group.create_or_update
    message = refused(ResourceExistsError, 409, 409202, call, "line-1", group())
    assert message == "EnrollmentGroup already exists.", message


def update():
    made = client().enrollment_group.create_or_update("line-1", group())
    made["provisioningStatus"] = "disabled"
    changed = client().enrollment_group.create_or_update("line-1", made, if_match=made["etag"])
    assert changed["provisioningStatus"] == "disabled" and changed["etag"] != made["etag"]
    assert changed["createdDateTimeUtc"] == made["createdDateTimeUtc"]
    # The certificate's info went back instead of the certificate, and stands for it.
    assert changed["attestation"] == made["attestation"]
    last = client().enrollment_group.create_or_update("line-1", changed, if_match="*")
    assert last["etag"] != changed["etag"]


def stale_version():
    first = client().enrollment_group.create_or_update("line-1", group())
    client().enrollment_group.create_or_update("line-1", first, if_match=first["etag"])
    groups = client().enrollment_group
    refused(HttpResponseError, 412, 412002, groups.create_or_update, "line-1", first, if_match=first["etag"])
    refused(HttpResponseError, 412, 412002, groups.delete, "line-1", if_match=first["etag"])


def read():
    found = client().enrollment_group.get("PAGE-1")
    assert found["enrollmentGroupId"] == "page-1"
    assert found["attestation"] == {"type": "symmetricKey"}, "a GET never shows keys"
    refused(ResourceNotFoundError, 404, 404204, client().enrollment_group.get, "none")


def pages():
    items = client().enrollment_group.query({"query": "SELECT *"}, top=2)
    found = [[one["enrollmentGroupId"] for one in page] for page in items.by_page()]
    assert found == [["page-1", "page-2"], ["page-3", "page-4"], ["page-5"]], found


def keys():
    first = client().enrollment_group.get_attestation_mechanism("page-1")["symmetricKey"]
    assert len(base64.b64decode(first["primaryKey"])) == 64 and first["primaryKey"] != first["secondaryKey"]
    assert client().enrollment.get_attestation_mechanism("device-2")["type"] == "symmetricKey"
    refused(ResourceNotFoundError, 404, 404204, client().enrollment_group.get_attestation_mechanism, "none")


def registrations():
    hook.devices_register()
    states = client().device_registration_state
    found = [[one["registrationId"] for one in page] for page in states.query("page-1", top=2).by_page()]
    assert found == [["sensor-1", "sensor-2"], ["sensor-3"]], found
    one = states.get("sensor-1")
    assert (one["deviceId"], one["assignedHub"]) == ("hub-sensor-1", "hub.azure-devices.net")
    assert (one["status"], one["substatus"]) == ("assigned", "initialAssignment")
    assert one["createdDateTimeUtc"] == "2026-01-02T03:04:05.6789Z"
    states.delete("sensor-1", if_match=one["etag"])
    refused(ResourceNotFoundError, 404, 404202, states.get, "sensor-1")


def bulk():
    some = [device("device-1"), device("new-1"), device("not an id")]
    result = client().enrollment.run_bulk_operation({"mode": "create", "enrollments": some})
    assert result["isSuccessful"] is False
    first, second = result["errors"]
    exists = {"registrationId": "device-1", "errorCode": 409201, "errorStatus": "Enrollment already exists."}
    assert first == exists, first
    assert (second["registrationId"], second["errorCode"] // 1000) == ("not an id", 400), second
    assert client().enrollment.get("new-1")["registrationId"] == "new-1"
    many = {"mode": "create", "enrollments": [device(f"many-{number}") for number in range(11)]}
    refused(HttpResponseError, 400, 400004, client().enrollment.run_bulk_operation, many)


def group_bulk():
    run = client().enrollment_group.run_bulk_operation
    made = run({"mode": "create", "enrollmentGroups": [group("new-1"), group("new-2")]})
    assert made == {"errors": [], "isSuccessful": True}, made
    blind = run({"mode": "update", "enrollmentGroups": [group("new-1")]})
    exists = {"enrollmentGroupId": "new-1", "errorCode": 409202, "errorStatus": "EnrollmentGroup already exists."}
    assert blind == {"errors": [exists], "isSuccessful": False}, blind
    gone = run({"mode": "delete", "enrollmentGroups": [group("new-1"), group("none")]})
    assert [(one["enrollmentGroupId"], one["errorCode"]) for one in gone["errors"]] == [("none", 404204)], gone


def delete():
    made = client().enrollment_group.create_or_update("line-1", group())
    assert client().enrollment_group.delete("line-1", if_match=made["etag"]) is None
    refused(ResourceNotFoundError, 404, 404204, client().enrollment_group.delete, "line-1")


def individual():
    enrollments = client().enrollment
    extra = {"deviceId": "hub-sensor-9", "optionalDeviceInformation": {"serial": "7"}}
    made = enrollments.create_or_update("Sensor-9", device("Sensor-9") | extra)
    assert made["deviceId"] == "hub-sensor-9" and made["optionalDeviceInformation"] == {"serial": "7"}
    assert made["attestation"]["tpm"]["endorsementKey"] == "AToAAQALAAMAsgAg"
    found = enrollments.get("sensor-9")
    assert found["etag"] == made["etag"] and found["registrationState"]["status"] == "unassigned"
    found["provisioningStatus"] = "disabled"
    changed = enrollments.create_or_update("Sensor-9", found, if_match=found["etag"])
    assert changed["provisioningStatus"] == "disabled"
    enrollments.delete("sensor-9", if_match=changed["etag"])
    refused(ResourceNotFoundError, 404, 404201, enrollments.get, "sensor-9")


def individual_pages():
    items = client().enrollment.query({"query": "SELECT * FROM enrollments"}, top=2)
    found = [[one["registrationId"] for one in page] for page in items.by_page()]
    assert found == [["device-1", "device-2"], ["device-3"]], found


def wrong_key():
    wrong = CONNECTION[: CONNECTION.index("SharedAccessKey=")] + "SharedAccessKey=d3Jvbmcga2V5"
    call = client(wrong).enrollment_group.get
    assert refused(ClientAuthenticationError, 401, 401002, call, "page-1") == "Unauthorized"


def missing_right():
    reader = client(os.environ["DPS_READER_CONNECTION_STRING"]).enrollment_group
    refused(HttpResponseError, 403, 403101, reader.create_or_update, "line-1", group())
    assert reader.get("page-1")["enrollmentGroupId"] == "page-1"


def expired_token():
    # The client's tokens live for an hour; the service's clock goes ahead of it.
    hook.ask("PUT", "clock", {"offset": 3700})
    refused(ClientAuthenticationError, 401, 401002, client().enrollment_group.get, "page-1")
    hook.ask("PUT", "clock", {"offset": 0})
    client().enrollment_group.get("page-1")


def throttled():
    hook.ask("POST", "faults", {"kind": "throttle", "retryAfter": 1})
    found = client().enrollment_group.get("page-1")
    assert found["enrollmentGroupId"] == "page-1", "the client waits and asks again"


hook.play({name: value for name, value in list(globals().items()) if callable(value)})
