// Scenarios of npm azure-iot-provisioning-service, used as its README uses it.
'use strict';

const assert = require('assert').strict;
const fs = require('fs');
const https = require('https');
const { ProvisioningServiceClient } = require('azure-iot-provisioning-service');

const CA = fs.readFileSync(process.env.CA_CERTIFICATE, 'ascii');
// The client takes a host without a port; https_port.js sees to the port.
const withoutPort = (text) => text.replace(/^HostName=localhost:\d+;/, 'HostName=localhost;');
const CONNECTION = withoutPort(process.env.DPS_CONNECTION_STRING);

const client = (connection = CONNECTION) => ProvisioningServiceClient.fromConnectionString(connection);

const group = (id = 'line-1') => ({
  enrollmentGroupId: id,
  attestation: { type: 'x509', x509: { signingCertificates: { primary: { certificate: CA } } } },
});
const device = (id) => ({
  registrationId: id,
  attestation: { type: 'tpm', tpm: { endorsementKey: 'AToAAQALAAMAsgAg' } },
});

/** The client's error of a kind, with the service's details as its body. */
async function refused(kind, status, code, promise) {
  let caught;
  await promise.catch((error) => { caught = error; });
  assert.ok(caught, 'no error');
  assert.equal(caught.constructor.name, kind);
  assert.equal(caught.response.statusCode, status);
  const details = JSON.parse(caught.responseBody);
  assert.equal(details.errorCode, code);
  assert.ok(details.trackingId && details.timestampUtc);
  return details.message;
}

/** Sends a request to the emulator's test hook. */
function hook(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = https.request(`${process.env.EMULATOR_URL}/_emulator/${path}`, { method }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 204 ? resolve() : reject(new Error(String(answer.statusCode)))));
    });
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });
}

/** All pages of a query, as lists of IDs. Without its token, `next()` as a promise begins anew each time. */
async function allPages(query, id) {
  const found = [];
  while (query.hasMoreResults) {
    const { responseBody } = await query.next(query.continuationToken);
    found.push(responseBody.map((one) => one[id]));
  }
  return found;
}

const scenarios = {
  async create() {
    const sent = {
      ...group('Line_1.a:b'),
      initialTwin: { tags: { site: 'lyon' }, properties: { desired: { interval: 60 } } },
      capabilities: { iotEdge: true },
      allocationPolicy: 'static',
      iotHubs: ['hub.azure-devices.net'],
    };
    const { responseBody: made } = await client().createOrUpdateEnrollmentGroup(sent);
    const slot = made.attestation.x509.signingCertificates.primary;
    assert.deepEqual(Object.keys(slot), ['info']);
    assert.match(slot.info.subjectName, /Contoso Root CA/);
    assert.match(slot.info.sha256Thumbprint, /^[0-9A-F]{64}$/);
    assert.equal(made.enrollmentGroupId, 'Line_1.a:b');
    assert.equal(made.provisioningStatus, 'enabled');
    assert.deepEqual(made.reprovisionPolicy, { updateHubAssignment: true, migrateDeviceData: true });
    assert.match(Buffer.from(made.etag, 'base64').toString(), /^".*"$/);
    for (const name of ['initialTwin', 'capabilities', 'allocationPolicy', 'iotHubs']) {
      assert.deepEqual(made[name], sent[name]);
    }
  },

  async conflict() {
    await client().createOrUpdateEnrollmentGroup(group());
    const again = client().createOrUpdateEnrollmentGroup(group());
    const message = await refused('DeviceAlreadyExistsError', 409, 409202, again);
    assert.equal(message, 'EnrollmentGroup already exists.');
  },

  async update() {
    const { responseBody: made } = await client().createOrUpdateEnrollmentGroup(group());
    const disabled = { ...made, provisioningStatus: 'disabled' };
    const { responseBody: changed } = await client().createOrUpdateEnrollmentGroup(disabled);
    assert.equal(changed.provisioningStatus, 'disabled');
    assert.notEqual(changed.etag, made.etag);
    assert.equal(changed.createdDateTimeUtc, made.createdDateTimeUtc);
    // The certificate's info went back instead of the certificate, and stands for it.
    assert.deepEqual(changed.attestation, made.attestation);
    const { responseBody: last } = await client().createOrUpdateEnrollmentGroup({ ...changed, etag: '*' });
    assert.notEqual(last.etag, changed.etag);
  },

  async stale_version() {
    const { responseBody: first } = await client().createOrUpdateEnrollmentGroup(group());
    await client().createOrUpdateEnrollmentGroup(first);
    await refused('InvalidEtagError', 412, 412002, client().createOrUpdateEnrollmentGroup(first));
    await refused('InvalidEtagError', 412, 412002, client().deleteEnrollmentGroup(first));
  },

  async read() {
    const { responseBody: found } = await client().getEnrollmentGroup('PAGE-1');
    assert.equal(found.enrollmentGroupId, 'page-1');
    assert.deepEqual(found.attestation, { type: 'symmetricKey' }, 'a GET never shows keys');
    await refused('Error', 404, 404204, client().getEnrollmentGroup('none'));
  },

  async pages() {
    const query = client().createEnrollmentGroupQuery({ query: 'SELECT *' }, 2);
    const found = await allPages(query, 'enrollmentGroupId');
    assert.deepEqual(found, [['page-1', 'page-2'], ['page-3', 'page-4'], ['page-5']]);
  },

  async keys() {
    const { responseBody: first } = await client().getEnrollmentGroupAttestationMechanism('page-1');
    assert.equal(Buffer.from(first.symmetricKey.primaryKey, 'base64').length, 64);
    assert.notEqual(first.symmetricKey.primaryKey, first.symmetricKey.secondaryKey);
    const { responseBody: second } = await client().getIndividualEnrollmentAttestationMechanism('device-2');
    assert.equal(second.type, 'symmetricKey');
    await refused('Error', 404, 404204, client().getEnrollmentGroupAttestationMechanism('none'));
  },

  async registrations() {
    const registration = (number) => ({
      registrationId: `sensor-${number}`,
      enrollmentGroupId: 'page-1',
      deviceId: `hub-sensor-${number}`,
      assignedHub: 'hub.azure-devices.net',
      createdDateTimeUtc: '2026-01-02T03:04:05.6789Z',
    });
    await hook('POST', 'state', { registrations: [1, 2, 3].map(registration) });
    const query = client().createEnrollmentGroupDeviceRegistrationStateQuery({ query: '*' }, 'page-1', 2);
    const found = await allPages(query, 'registrationId');
    assert.deepEqual(found, [['sensor-1', 'sensor-2'], ['sensor-3']]);
    const { responseBody: one } = await client().getDeviceRegistrationState('sensor-1');
    assert.equal(one.deviceId, 'hub-sensor-1');
    assert.equal(one.assignedHub, 'hub.azure-devices.net');
    assert.equal(one.status, 'assigned');
    assert.equal(one.createdDateTimeUtc, '2026-01-02T03:04:05.6789Z');
    await client().deleteDeviceRegistrationState(one);
    await refused('Error', 404, 404202, client().getDeviceRegistrationState('sensor-1'));
  },

  async bulk() {
    const some = [device('device-1'), device('new-1'), device('not an id')];
    const operation = { mode: 'create', enrollments: some };
    const result = await runBulk(operation);
    assert.equal(result.isSuccessful, false);
    const exists = { registrationId: 'device-1', errorCode: 409201, errorStatus: 'Enrollment already exists.' };
    assert.deepEqual(result.errors[0], exists);
    assert.equal(result.errors[1].registrationId, 'not an id');
    assert.equal(Math.floor(result.errors[1].errorCode / 1000), 400);
    const { responseBody: made } = await client().getIndividualEnrollment('new-1');
    assert.equal(made.registrationId, 'new-1');
    const many = Array.from({ length: 11 }, (_, number) => device(`many-${number}`));
    await refused('ArgumentError', 400, 400004, runBulk({ mode: 'create', enrollments: many }));
  },

  async delete() {
    const { responseBody: made } = await client().createOrUpdateEnrollmentGroup(group());
    await client().deleteEnrollmentGroup(made);
    await refused('Error', 404, 404204, client().deleteEnrollmentGroup(made));
  },

  async individual() {
    const sent = { ...device('Sensor-9'), deviceId: 'hub-sensor-9' };
    const { responseBody: made } = await client().createOrUpdateIndividualEnrollment(sent);
    assert.equal(made.deviceId, 'hub-sensor-9');
    assert.equal(made.attestation.tpm.endorsementKey, 'AToAAQALAAMAsgAg');
    const { responseBody: found } = await client().getIndividualEnrollment('sensor-9');
    assert.equal(found.etag, made.etag);
    assert.equal(found.registrationState.status, 'unassigned');
    const disabled = { ...found, provisioningStatus: 'disabled' };
    const { responseBody: changed } = await client().createOrUpdateIndividualEnrollment(disabled);
    assert.equal(changed.provisioningStatus, 'disabled');
    await client().deleteIndividualEnrollment(changed);
    await refused('Error', 404, 404201, client().getIndividualEnrollment('sensor-9'));
  },

  async individual_pages() {
    const query = client().createIndividualEnrollmentQuery({ query: '*' }, 2);
    assert.deepEqual(await allPages(query, 'registrationId'), [['device-1', 'device-2'], ['device-3']]);
  },

  async wrong_key() {
    const wrong = CONNECTION.replace(/SharedAccessKey=.*/, 'SharedAccessKey=d3Jvbmcga2V5');
    const message = await refused('UnauthorizedError', 401, 401002, client(wrong).getEnrollmentGroup('page-1'));
    assert.equal(message, 'Unauthorized');
  },

  async missing_right() {
    const reader = client(withoutPort(process.env.DPS_READER_CONNECTION_STRING));
    // The client takes a 403 for that of an IoT hub.
    await refused('TooManyDevicesError', 403, 403101, reader.createOrUpdateEnrollmentGroup(group()));
    const { responseBody: found } = await reader.getEnrollmentGroup('page-1');
    assert.equal(found.enrollmentGroupId, 'page-1');
  },

  async expired_token() {
    // The client's tokens live for an hour; the service's clock goes ahead of it.
    await hook('PUT', 'clock', { offset: 3700 });
    await refused('UnauthorizedError', 401, 401002, client().getEnrollmentGroup('page-1'));
    await hook('PUT', 'clock', { offset: 0 });
    await client().getEnrollmentGroup('page-1');
  },

  async throttled() {
    await hook('POST', 'faults', { kind: 'throttle', retryAfter: 7 });
    let caught;
    await client().getEnrollmentGroup('page-1').catch((error) => { caught = error; });
    assert.equal(caught.constructor.name, 'ThrottlingError');
    assert.equal(caught.response.headers['retry-after'], '7');
  },
};

/** The client's bulk operation answers to a callback only: without one its promise never settles. */
function runBulk(operation) {
  return new Promise((resolve, reject) => {
    client().runBulkEnrollmentOperation(operation, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

const name = process.argv[2];
setTimeout(() => {
  console.error('no end after a minute');
  process.exit(1);
}, 60_000).unref();
scenarios[name]().then(
  () => console.log(`${name}: as expected`),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
