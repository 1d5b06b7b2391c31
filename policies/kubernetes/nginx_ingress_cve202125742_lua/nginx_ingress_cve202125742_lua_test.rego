package kubernetes.nginx_ingress_cve202125742_lua_test

import data.kubernetes.nginx_ingress_cve202125742_lua

_ingress(annotations) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "shop", "annotations": annotations},
}

test_finds_lua_in_snippets if {
	every name, value in {
		"server-snippet": "location /x {\n  content_by_lua_block { ngx.say(1) }\n}",
		"configuration-snippet": "access_by_lua 'return';",
		"auth-snippet": "lua_package_path '/tmp/?.lua';",
	} {
		key := sprintf("nginx.ingress.kubernetes.io/%s", [name])
		nginx_ingress_cve202125742_lua.deny == {{
			"message": sprintf("annotation %s of Ingress \"shop\" runs Lua in the controller", [name]),
			"at": ["metadata", "annotations", key],
		}} with input as _ingress({key: value})
	}
	count(nginx_ingress_cve202125742_lua.deny) == 1 with input as _ingress({"nginx.org/server-snippets": "set_by_lua $a 'return 1';"})
}

test_accepts_others if {
	every annotations in [
		{}, null, {"nginx.ingress.kubernetes.io/server-snippet": "return 404;"}, {"nginx.ingress.kubernetes.io/server-snippet": 1},
		{"nginx.ingress.kubernetes.io/rewrite-target": "/lua_x"}, {"example.com/server-snippet": "content_by_lua_block {}"},
		{"nginx.ingress.kubernetes.io/server-snippet": "# evaluate_it"},
	] {
		nginx_ingress_cve202125742_lua.deny == set() with input as _ingress(annotations)
	}
	other := object.union(_ingress({"nginx.org/server-snippets": "set_by_lua $a 1;"}), {"kind": "Service"})
	nginx_ingress_cve202125742_lua.deny == set() with input as other
}
