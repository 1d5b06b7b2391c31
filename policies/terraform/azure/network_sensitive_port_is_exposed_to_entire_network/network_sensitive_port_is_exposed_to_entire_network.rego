# METADATA
# title: Port of a service open to the internet
# description: >-
#   The network lets everybody on the internet in to a service that is not made for that: a database, a file share, a
#   queue, or one that sends logins in the clear. SSH, RDP and HTTP are left to rules of their own.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#     description: Microsoft, Network security groups
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule
#     description: azurerm_network_security_rule
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_network_security_group, terraform_module/azurerm_network_security_rule]
#   remediation: >-
#     Name the networks that need the port in `source_address_prefixes`, or close it.
package terraform.azure.network_sensitive_port_is_exposed_to_entire_network

import data.lib.azure

_services := {
	"Cassandra": 9042,
	"CouchDB": 5984,
	"Docker": 2375,
	"Elasticsearch": 9200,
	"FTP": 21,
	"Kafka": 9092,
	"LDAP": 389,
	"Memcached": 11211,
	"MongoDB": 27017,
	"MySQL": 3306,
	"NetBIOS": 139,
	"Oracle": 1521,
	"PostgreSQL": 5432,
	"RPC": 135,
	"Redis": 6379,
	"SMB": 445,
	"SQL Server": 1433,
	"Telnet": 23,
	"VNC": 5900,
}

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in azure.open_ingress
	open := [name | some name, port in _services; azure.reaches(rule, port)]
	count(open) > 0
	message := sprintf("open to %s: %s", [rule.source, _listed(sort(open))])
}

_listed(names) := concat(", ", names) if {
	count(names) <= 3
} else := sprintf("%s and %d more", [concat(", ", array.slice(names, 0, 2)), count(names) - 2])
