# METADATA
# title: Lua in an annotation of an Ingress
# description: >-
#   A snippet of an Ingress has directives of Lua (`content_by_lua_block`, `lua_package_path` …). ingress-nginx copies
#   it into its configuration and runs the program inside of the controller, which reads every Secret of the cluster
#   (CVE-2021-25742): whoever may write an Ingress runs code there.
# related_resources:
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
#     description: CVE-2021-25742
#   - ref: https://github.com/openresty/lua-nginx-module#directives
#     description: Directives of the Lua module
# custom:
#   severity: critical
#   kinds: [kubernetes/Ingress]
#   remediation: >-
#     Take the snippet out; a service of its own answers what it answered. Keep `allow-snippet-annotations: "false"`,
#     and `_by_lua` and `lua_` in `annotation-value-word-blocklist`.
#   overlaps: [kubernetes.ingress_nginx_snippets]
package kubernetes.nginx_ingress_cve202125742_lua

import data.lib.ingress

deny contains {"message": message, "at": ["metadata", "annotations", key]} if {
	ingress.known
	some key, value in input.metadata.annotations
	is_string(key)
	is_string(value)
	regex.match(`^nginx\.(ingress\.kubernetes\.io|org)/[a-z-]*snippets?$`, key)
	regex.match(`(?i)(\blua_[a-z_]+|\b[a-z_]+_by_lua)`, value)
	message := sprintf("annotation %s of %s runs Lua in the controller", [split(key, "/")[1], ingress.name])
}
