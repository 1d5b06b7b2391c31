# METADATA
# title: Ingress that writes into the configuration of nginx
# description: >-
#   An annotation of an Ingress is copied into the configuration of ingress-nginx: a snippet, or a value with characters that end
#   a directive and begin another. What is written there runs with the rights of the controller, which reads every Secret of the
#   cluster (CVE-2021-25742, and the injections of March 2025, CVE-2025-1097, CVE-2025-1098 and CVE-2025-24514).
# related_resources:
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
#     description: CVE-2021-25742
#   - ref: https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/
#     description: Ingress-nginx CVE-2025-1974 and its kin
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/
#     description: Risk of the annotations
# custom:
#   severity: high
#   kinds: [kubernetes/Ingress]
#   remediation: >-
#     Say the same with the annotation or the option that is made for it (CORS, headers, redirects, rate limits), or let the
#     application do it. Then keep `allow-snippet-annotations: "false"`, the default since 1.9, and update the controller.
package kubernetes.ingress_nginx_snippets

import data.lib.ingress
import data.lib.placeholders

deny contains {"message": message, "at": ["metadata", "annotations", key]} if {
	ingress.known
	some key, value in input.metadata.annotations
	is_string(key)
	regex.match(`^nginx\.(ingress\.kubernetes\.io|org)/`, key)
	reason := _injection(split(key, "/")[1], value)
	message := sprintf("annotation %s of %s %s", [key, ingress.name, reason])
}

unknown contains placeholders.finding(what, placeholder, ["metadata", "annotations"]) if {
	ingress.known
	placeholder := placeholders.whole(input.metadata.annotations)
	what := sprintf("which annotations %s has", [ingress.name])
}

_injection(name, value) := "is copied into the configuration of nginx" if {
	endswith(name, "-snippet")
	is_string(value)
	trim_space(value) != ""
} else := "is copied into the configuration of nginx" if {
	name in {"location-snippets", "server-snippets"}
	is_string(value)
	trim_space(value) != ""
} else := "has characters that can end a directive of nginx" if {
	name in {"auth-signin", "auth-url", "mirror-host", "mirror-target"}
	regex.match("[\\s;{}\"'|#\\\\<>^`]", _filled_in(value))
} else := "has characters that can end a directive of nginx" if {
	name == "auth-tls-match-cn"
	regex.match(`[\n;#"']`, _filled_in(value))
}

# Variables of a substitution, `${DOMAIN}`, and expressions of Terraform, `${local.hosts["auth"]}`, stand for something else.
_filled_in(value) := regex.replace(value, `\$\{(?:[A-Za-z0-9_:=.-]*|[a-z_]+[.(][^{};\n]*)\}`, "x") if is_string(value)
