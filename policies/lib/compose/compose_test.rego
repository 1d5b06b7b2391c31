package lib.compose_test

import data.lib.compose

test_reads_services if {
	compose.services == {"web": {"image": "nginx"}} with input as {"services": {"web": {"image": "nginx"}, "db": null}}
}

test_accepts_other_shapes if {
	compose.services == {} with input as {"services": null}
	compose.services == {} with input as {"services": ["web"]}
	compose.services == {} with input as {}
}

test_fills_defaults_in if {
	compose.filled("nginx:${TAG:-1.27}-${VARIANT-alpine}") == "nginx:1.27-alpine"
	compose.filled("nginx:${TAG}") == "nginx:${TAG}"
	compose.filled("nginx:${TAG:?set it}") == "nginx:${TAG:?set it}"
}
