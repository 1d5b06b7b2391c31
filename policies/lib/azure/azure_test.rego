package lib.azure_test

import data.lib.azure
import data.lib.terraform

test_tells_old_versions_of_tls if {
	[azure.old_tls(value) | some value in ["1.0", "1.1", 1, 1.1, "TLS1_0", "TLS1_1"]] == [
		"TLS 1.0",
		"TLS 1.1",
		"TLS 1.0",
		"TLS 1.1",
		"TLS 1.0",
		"TLS 1.1",
	]
	every value in ["1.2", 1.2, "1.3", "TLS1_2", "${var.tls}", null] {
		not azure.old_tls(value)
	}
}

test_tells_dates_that_are_calculated if {
	every value in ["${timeadd(timestamp(), \"1h\")}", "${formatdate(\"YYYY\", local.day)}"] {
		azure.calculated_date(value)
	}
	every value in ["2030-12-31T00:00:00Z", "", "${var.expiry}", "${try(timeadd(var.day, \"1h\"), null)}", false] {
		not azure.calculated_date(value)
	}
}

_held(version) := {"terraform": [{"required_providers": [{"azurerm": {"version": version}}]}]}

test_tells_versions_of_the_provider if {
	every version in ["2.99.0", "= 2.46", "~> 2.0", "~>2.46.1", ">= 2.0, < 3.0.0", "<= 2.99", "< 3", "v1.44.0", "<2.1"] {
		azure.before(3) with input as _held(version)
	}
	every version in ["~> 3.0", ">= 2.46", "< 3.1", "< 4", "~> 2", "~> 4.0", "!= 2.1", "", "${var.version}"] {
		not azure.before(3) with input as _held(version)
	}
}

test_reads_every_place_of_a_version if {
	azure.before(3) with input as {"provider": {"azurerm": [{"version": "=2.0.0", "features": [{}]}]}}
	azure.before(3) with input as {"terraform": [{}, {"required_providers": [{"azurerm": "~> 2.1"}]}]}
	not azure.before(3) with input as {"terraform": [{"required_providers": [{"aws": {"version": "2.0"}}]}]}
	not azure.before(3) with input as {}
}

_owner := {
	"type": "azurerm_mssql_server",
	"name": "main",
	"address": "azurerm_mssql_server.main",
	"path": [],
	"body": {"name": "main"},
}

_policies := {"resource": {"policy": {
	"reference": [{"server_id": "${azurerm_mssql_server.main.id}"}],
	"index": [{"server_id": "${azurerm_mssql_server.main[0].id}"}],
	"each": [{"for_each": "${azurerm_mssql_server.main}", "server_id": "${each.value.id}"}],
	"name": [{"server_name": "main"}],
	"other": [{"server_id": "${azurerm_mssql_server.main2.id}"}],
	"data": [{"server_id": "${data.azurerm_mssql_server.main.id}"}],
	"variable": [{"server_id": "${var.server_id}"}],
	"local": [{"server_name": "${local.names[0]}"}],
	"loop": [{"for_each": "${toset(local.ids)}", "server_id": "${each.value}"}],
	"none": [{}],
}}}

test_tells_what_is_about_a_resource if {
	arguments := ["server_id", "server_name"]
	found := {resource.name | some resource in azure.about(_owner, ["policy"], arguments)} with input as _policies
	found == {"reference", "index", "each", "name"}
	perhaps := {resource.name |
		some resource in azure.perhaps_about(_owner, ["policy"], arguments)
	} with input as _policies
	perhaps == {"local", "loop"}
}

_firewall(body) := {"resource": {"azurerm_mssql_firewall_rule": {"a": [body]}}}

test_reads_rules_of_firewalls if {
	at := ["resource", "azurerm_mssql_firewall_rule", "a", 0, "start_ip_address"]
	body := {"start_ip_address": "10.0.0.1", "end_ip_address": "10.0.0.9"}
	azure.firewall_rules == [{
		"address": "azurerm_mssql_firewall_rule.a",
		"start": "10.0.0.1",
		"end": "10.0.0.9",
		"at": at,
	}] with input as _firewall(body)
	azure.firewall_rules == [] with input as _firewall({})
}

test_says_that_a_firewall_rule_is_undecided if {
	azure.undecided_firewall_rule({"at": ["x"], "address": "y"}) == {
		"message": "who may connect is known only when Terraform runs",
		"at": ["x"],
		"resource": "y",
	}
}

test_reads_addresses if {
	azure.address("0.0.0.0") == 0
	azure.address("10.0.1.2") == 167772418
	azure.address("255.255.255.255") == 4294967295
	not azure.address("${var.x}")
	not azure.address("10.0.0")
	not azure.address("10.0.0.0/8")
}

test_reads_who_asks_for_tls if {
	found := {[setting.resource.address, setting.value] |
		some setting in azure.tls_enforcements("mysql")
	} with input as {"resource": {
		"azurerm_mysql_server": {"a": [{"ssl_enforcement_enabled": false}]},
		"azurerm_postgresql_server": {"b": [{"ssl_enforcement_enabled": false}]},
		"azurerm_mysql_flexible_server_configuration": {
			"c": [{"name": "require_secure_transport", "value": "OFF"}],
			"d": [{"name": "tls_version", "value": "TLSv1.2"}],
		},
	}}
	found == {
		["azurerm_mysql_server.a", false],
		["azurerm_mysql_server.a", "Enabled"],
		["azurerm_mysql_flexible_server_configuration.c", "OFF"],
	}
}

_rule(changes) := object.union(
	{
		"direction": "Inbound",
		"access": "Allow",
		"protocol": "Tcp",
		"source_address_prefix": "*",
		"destination_port_range": "22",
	},
	changes,
)

_single(changes) := {"resource": {"azurerm_network_security_rule": {"a": [_rule(changes)]}}}

test_reads_open_rules_of_every_form if {
	found := {[entry.address, entry.source, entry.at] |
		some entry in azure.open_ingress
		azure.reaches(entry, 22)
	} with input as {"resource": {
		"azurerm_network_security_rule": {"a": [_rule({})]},
		"azurerm_network_security_group": {"b": [{
			"security_rule": [_rule({
				"source_address_prefix": null,
				"source_address_prefixes": ["10.0.0.0/8", "Internet"],
			})],
			"dynamic": {"security_rule": [{"for_each": "${var.rules}", "content": [_rule({})]}]},
		}]},
	}}
	group := ["resource", "azurerm_network_security_group", "b", 0]
	found == {
		["azurerm_network_security_rule.a", "*", [
			"resource",
			"azurerm_network_security_rule",
			"a",
			0,
			"source_address_prefix",
		]],
		["azurerm_network_security_group.b", "Internet", array.concat(
			group,
			["security_rule", 0, "source_address_prefixes", 1],
		)],
		["azurerm_network_security_group.b", "*", array.concat(
			group,
			["dynamic", "security_rule", 0, "content", 0, "source_address_prefix"],
		)],
	}
}

test_reads_every_spelling_of_a_rule if {
	every changes in [
		{"direction": "inbound", "access": "ALLOW", "protocol": "*"},
		{"source_address_prefix": "any"},
		{"source_address_prefix": "internet"},
		{"source_address_prefix": "0.0.0.0/0"},
		{"source_address_prefix": "::/0"},
		{"destination_port_range": "*"},
		{"destination_port_range": 22},
		{"destination_port_range": "20-25"},
		{"destination_port_range": "0 - 65535"},
		{"destination_port_range": "443,20-30"},
		{"destination_port_range": null, "destination_port_ranges": [443, "22"]},
	] {
		some entry in azure.open_ingress with input as _single(changes)
		azure.reaches(entry, 22)
	}
}

test_leaves_out_rules_that_open_nothing if {
	every changes in [
		{"direction": "Outbound"},
		{"access": "Deny"},
		{"protocol": "Udp"},
		{"protocol": "Icmp"},
		{"source_address_prefix": "10.0.0.0/8"},
		{"source_address_prefix": "VirtualNetwork"},
		{"source_address_prefix": null},
		{"source_address_prefix": "${var.admins}"},
		{"direction": "${var.direction}"},
	] {
		azure.open_ingress == [] with input as _single(changes)
		azure.undecided_ingress(443) == set() with input as _single(changes)
	}
	azure.open_ingress == [] with input as {"resource": {"azurerm_network_security_rule": {"a": [{}]}}}
	azure.open_ingress == [] with input as {}
	rule := {"group": "g", "ports": [{"value": "23-80"}, {"value": "${var.port}"}, {"value": ""}]}
	not azure.reaches(rule, 22) with input as {}
}

_reached(rules) := found if {
	found := {entry.priority |
		some entry in azure.open_ingress
		azure.reaches(entry, 22)
	} with input as {"resource": {"azurerm_network_security_group": {"a": [{"security_rule": rules}]}}}
}

test_takes_the_first_rule_that_fits if {
	open := _rule({"priority": 300, "destination_address_prefix": "*"})
	every changes in [
		{"priority": 200},
		{"priority": "200", "protocol": "*", "destination_port_range": "*", "source_port_range": "*"},
		{"priority": 200, "source_address_prefix": "Internet"},
	] {
		_reached([open, object.union(_rule({"access": "Deny"}), changes)]) == set()
	}
	every changes in [
		{"priority": 400},
		{"priority": 200, "protocol": "Udp"},
		{"priority": 200, "source_address_prefix": "198.51.100.0/24"},
		{"priority": 200, "destination_port_range": "443"},
		{"priority": 200, "destination_address_prefix": "10.0.0.4"},
		{"priority": 200, "source_port_range": "1024"},
		{"priority": 200, "direction": "Outbound"},
	] {
		_reached([open, object.union(_rule({"access": "Deny"}), changes)]) == {300}
	}
}

test_does_not_know_whether_a_rule_comes_first if {
	open := _rule({"priority": 300})
	every changes in [
		{"priority": "${var.priority}"},
		{"priority": 200, "access": "${var.access}"},
		{"priority": 200, "direction": "${var.direction}"},
		{"priority": 200, "protocol": "${var.protocol}"},
		{"priority": 200, "source_address_prefix": "${var.from}"},
		{"priority": 200, "source_port_range": "${var.ports}"},
		{"priority": 200, "destination_port_range": "${var.ports}"},
		{"priority": 200, "destination_address_prefix": "${var.to}"},
	] {
		rules := [open, object.union(_rule({"access": "Deny"}), changes)]
		_reached(rules) == set()
		"azurerm_network_security_group.a" in {finding.resource |
			some finding in azure.undecided_ingress(22)
		} with input as {"resource": {"azurerm_network_security_group": {"a": [{"security_rule": rules}]}}}
	}
	_reached([open, _rule({"priority": "${var.priority}", "access": "Deny", "destination_port_range": "443"})]) == {300}
	anything := {name: "${var.rule}" | some name in ["access", "priority", "source_address_prefix"]}
	_reached([open, _rule(anything)]) == {300}
}

test_takes_rules_of_one_group_together if {
	rules := {
		"allow": [_rule({"priority": 300, "network_security_group_name": "web"})],
		"deny": [_rule({"priority": 200, "access": "Deny", "network_security_group_name": "web"})],
		"other": [_rule({"priority": 400, "network_security_group_name": "db"})],
	}
	{entry.address | some entry in azure.open_ingress; azure.reaches(entry, 22)} == {
		"azurerm_network_security_rule.other",
	} with input as {"resource": {"azurerm_network_security_rule": rules}}
}

test_says_which_rules_are_undecided if {
	every changes in [
		{"source_address_prefix": "${var.admins}"},
		{"source_address_prefix": null, "source_address_prefixes": "${var.admins}"},
		{"destination_port_range": "${var.port}"},
		{"direction": "${var.direction}"},
	] {
		azure.undecided_ingress(22) == {{
			"message": "whether port 22 is open to the internet is known only when Terraform runs",
			"at": ["resource", "azurerm_network_security_rule", "a", 0],
			"resource": "azurerm_network_security_rule.a",
		}} with input as _single(changes)
	}
	every changes in [
		{},
		{"source_address_prefix": "${var.admins}", "destination_port_range": "443"},
		{"source_address_prefix": "10.0.0.0/8", "destination_port_range": "${var.port}"},
		{"source_address_prefix": "${var.admins}", "access": "Deny"},
		{"source_address_prefix": "${var.ip}/32"},
		{"source_address_prefix": null, "source_address_prefixes": "${azurerm_virtual_network.n.address_space}"},
		{"source_address_prefix": null, "source_address_prefixes": ["${data.azurerm_subnet.s.address_prefix}"]},
	] {
		azure.undecided_ingress(22) == set() with input as _single(changes)
	}
}

test_does_not_know_rules_that_are_an_expression if {
	group := {"security_rule": "${[for rule in var.rules : rule]}"}
	azure.undecided_ingress(22) == {{
		"message": "whether port 22 is open to the internet is known only when Terraform runs",
		"at": ["resource", "azurerm_network_security_group", "a", 0, "security_rule"],
		"resource": "azurerm_network_security_group.a",
	}} with input as {"resource": {"azurerm_network_security_group": {"a": [group]}}}
}

test_finds_ranges_that_take_everybody if {
	azure.takes_everybody(["198.51.100.0/24", "0.0.0.0/0"])
	azure.takes_everybody(["::/0"])
	not azure.takes_everybody(["198.51.100.0/24", "198.51.100.10"])
	not azure.takes_everybody([])
	not azure.takes_everybody("${var.ranges}")
	every ranges in ["${var.ranges}", ["198.51.100.0/24", "${var.range}"], "${concat(local.a, [\"198.51.100.1\"])}"] {
		azure.may_take_everybody(ranges)
	}
	every ranges in [["0.0.0.0/0", "${var.range}"], ["${var.ip}/32"], ["${azurerm_public_ip.a.ip_address}"], [], [1]] {
		not azure.may_take_everybody(ranges)
	}
}

_parameter(name, value) := {"resource": {"azurerm_postgresql_flexible_server_configuration": {"p": [{
	"name": name,
	"value": value,
}]}}}

test_reads_parameters_of_servers if {
	every name, found in {"log_connections": ["off"], "other": [], "${var.name}": ["${var.name}"]} {
		[setting.value | some setting in azure.parameters("postgresql", {"log_connections"}, {"off"})] == found with input as _parameter(
			name,
			"off",
		)
	}
	values := [setting.value |
		some setting in azure.parameters("postgresql", {"log_connections"}, {"off"})
	] with input as _parameter("${var.name}", "on")
	values == []
}

_udp(more) := object.union(
	{
		"direction": "Inbound",
		"access": "Allow",
		"protocol": "Udp",
		"priority": 200,
		"source_address_prefix": "Internet",
		"destination_port_range": "*",
		"destination_address_prefix": "*",
		"network_security_group_name": "main",
	},
	more,
)

test_finds_what_lets_udp_in if {
	every more, found in {
		{}: 1,
		{"protocol": "*"}: 1,
		{"protocol": "Tcp"}: 0,
		{"access": "Deny"}: 0,
		{"direction": "Outbound"}: 0,
		{"source_address_prefix": "10.0.0.0/8"}: 0,
		{"protocol": "${var.protocol}"}: 0,
	} {
		count(azure.open_udp_ingress) == found with input as {"resource": {"azurerm_network_security_rule": {"a": [_udp(more)]}}}
	}
	azure.open_udp_ingress == [] with input as {"resource": {"azurerm_network_security_rule": {
		"a": [_udp({})],
		"b": [_udp({"access": "Deny", "priority": 100})],
	}}}
}

test_puts_the_name_first_that_the_provider_knows if {
	paths := [["new"], ["old"]]
	azure.named(4, paths) == paths with input as {}
	azure.named(4, paths) == [["old"], ["new"]] with input as {"terraform": [{"required_providers": [{"azurerm": "~> 3.0"}]}]}
}

_diagnosed(diagnostic) := kept if {
	kept := [log.value |
		some app in terraform.resources_of(["azurerm_linux_web_app"])
		some log in azure.diagnosed(app, "AppServiceHTTPLogs")
	] with input as {"resource": {
		"azurerm_linux_web_app": {"shop": [{}]},
		"azurerm_monitor_diagnostic_setting": {"shop": [object.union(
			{"target_resource_id": "${azurerm_linux_web_app.shop.id}"},
			diagnostic,
		)]},
	}}
}

test_knows_which_logs_are_kept if {
	_diagnosed({}) == []
	_diagnosed({"enabled_log": [{"category": "AppServiceHTTPLogs"}]}) == [true]
	_diagnosed({"log": [{"category": "AppServiceHTTPLogs", "enabled": false}]}) == [false]
	_diagnosed({"enabled_log": [{"category_group": "allLogs"}]}) == [true]
	_diagnosed({"enabled_log": [{"category": "AppServiceAuditLogs"}, {"category_group": "audit"}]}) == []
	_diagnosed({"enabled_log": [{"category": "${var.category}"}]}) == ["${var.category}"]
	each := {"dynamic": {"enabled_log": [{"for_each": "${var.categories}", "content": [{"category": "${enabled_log.value}"}]}]}}
	_diagnosed(each) == ["${var.categories}"]
	_diagnosed({"target_resource_id": "${azurerm_linux_web_app.other.id}", "enabled_log": [{"category_group": "allLogs"}]}) == []
	astray := {"for_each": "${local.apps}", "target_resource_id": "${each.value.id}", "enabled_log": [{"category_group": "allLogs"}]}
	_diagnosed(astray) == ["${azurerm_monitor_diagnostic_setting.shop}"]
}

test_mends_only_what_the_sku_can_have if {
	every case_ in [["Premium", 1], ["Basic", 0], ["${var.sku}", 0], [3, 0]] {
		registry := {"sku": case_[0], "open": true}
		said := terraform.settings(["azurerm_container_registry"], ["open"], true) with input as {"resource": {"azurerm_container_registry": {"a": [registry]}}}
		found := azure.mended_with_sku({"premium"}, said[0], "bad", false)
		count(object.filter(found, ["fix"])) == case_[1]
	}
}

test_leaves_out_what_stands_in_a_subnet if {
	every case_ in [[{}, [true]], [{"subnet_id": "${azurerm_subnet.a.id}"}, []], [{"subnet_id": "${var.subnet}"}, ["${var.subnet}"]]] {
		said := terraform.settings(["azurerm_redis_cache"], ["public"], true) with input as {"resource": {"azurerm_redis_cache": {"a": [case_[0]]}}}
		[setting.value | some setting in azure.outside_subnets(said, "subnet_id")] == case_[1]
	}
}

test_tells_one_site_from_what_may_be_all if {
	every origins in ["${var.sites}", ["${var.site}"]] {
		azure.may_be_every_site(origins)
	}
	every origins in [["*", "${var.site}"], ["https://${var.name}.example.com"], ["${azurerm_cdn_endpoint.a.fqdn}"], [3], "https://a", null] {
		not azure.may_be_every_site(origins)
	}
}
