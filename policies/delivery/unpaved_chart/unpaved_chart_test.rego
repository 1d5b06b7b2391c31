package delivery.unpaved_chart_test

import data.delivery.unpaved_chart

_chart(dependencies) := {"apiVersion": "v2", "name": "shop", "version": "1.0.0", "dependencies": dependencies}

_base(version) := {"name": "service-base", "version": version, "repository": "oci://registry.example.com/charts"}

_deny(chart) := found if {
	found := unpaved_chart.deny with input as chart with data.karat.parameters as {"bases": {"service-base": "2.1.0"}}
}

test_finds_charts_without_the_base if {
	message := `chart "shop" does not build on service-base`
	_deny(_chart([{"name": "redis", "version": "1.0.0"}])) == {{"message": message, "at": ["dependencies"]}}
	_deny({"apiVersion": "v2", "name": "shop"}) == {{"message": message, "at": []}}
}

test_finds_versions_that_are_too_old if {
	every version in ["2.0.9", "~2.0", "1.x"] {
		_deny(_chart([_base(version)])) == {{
			"message": sprintf(`chart "shop" builds on service-base %s, which is older than 2.1.0`, [version]),
			"at": ["dependencies", 0, "version"],
		}}
	}
}

test_accepts_new_enough_versions if {
	every version in ["2.1.0", "^2.1", "3", ">=2.0.0 <4"] {
		_deny(_chart([_base(version)])) == set()
	}
}

test_does_not_apply_without_a_base_or_to_libraries if {
	not unpaved_chart.applies with input as _chart([]) with data.karat.parameters as {"bases": {}}
	_deny(object.union(_chart([]), {"type": "library"})) == set()
	_deny(object.union(_chart([]), {"name": "service-base"})) == set()
}

test_accepts_other_kinds if {
	_deny({"kind": "Pod"}) == set()
}
