// The API, its operations and its policy in an API Management service that is there already.

@description('The name of the API Management service.')
param serviceName string

@description('The origins of the pages that may call: scheme and host, as the address bar shows them.')
param origins string[]

@description('The names of the DPS that may be called. Empty: every DPS of Azure\'s public cloud.')
param names string[] = []

@description('The path of the API on the gateway.')
param path string = 'dps-enroll'

resource service 'Microsoft.ApiManagement/service@2022-08-01' existing = {
  name: serviceName
}

resource originsValue 'Microsoft.ApiManagement/service/namedValues@2022-08-01' = {
  parent: service
  name: 'dps-enroll-origins'
  properties: {
    displayName: 'dps-enroll-origins'
    value: join(origins, ' ')
  }
}

resource namesValue 'Microsoft.ApiManagement/service/namedValues@2022-08-01' = {
  parent: service
  name: 'dps-enroll-names'
  properties: {
    displayName: 'dps-enroll-names'
    value: empty(names) ? '*' : join(names, ' ')
  }
}

resource api 'Microsoft.ApiManagement/service/apis@2022-08-01' = {
  parent: service
  name: 'dps-enroll-proxy'
  properties: {
    displayName: 'dps-enroll proxy'
    path: path
    protocols: ['https']
    // A page has no subscription key; each call carries a SAS token of its own.
    subscriptionRequired: false
  }
}

// Also methods that are refused, so that it is the contract that refuses them.
resource operations 'Microsoft.ApiManagement/service/apis/operations@2022-08-01' = [
  for method in ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']: {
    parent: api
    name: toLower(method)
    properties: {
      displayName: method
      method: method
      urlTemplate: '/*'
    }
  }
]

resource policy 'Microsoft.ApiManagement/service/apis/policies@2022-08-01' = {
  parent: api
  name: 'policy'
  properties: {
    format: 'xml'
    value: loadTextContent('policy.xml')
  }
  dependsOn: [originsValue, namesValue]
}
