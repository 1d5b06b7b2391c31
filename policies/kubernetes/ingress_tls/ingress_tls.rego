# METADATA
# title: Ingress without TLS
# description: >-
#   An Ingress has no `tls` section and no annotation that lets its controller terminate TLS or pass it on. Logins, cookies and
#   everything else pass through the network in plain text, where they can be read and changed.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
#     description: Ingress, TLS
# custom:
#   severity: high
#   kinds: [kubernetes/Ingress]
#   remediation: >-
#     Add `spec.tls` with the hosts and a `secretName`, and let cert-manager or the platform fill the Secret. Redirect plain
#     HTTP at the controller.
#   controls:
#     nsa_cisa_1_2: [network-separation]
package kubernetes.ingress_tls

import data.lib.ingress
import data.lib.kubernetes

# A patch of an Ingress leaves out what the Ingress has.
applies if not kubernetes.partial

deny contains {"message": message, "at": _at} if {
	ingress.known
	count(_tls) == 0
	not _terminated_elsewhere
	not _entered
	message := sprintf("%s serves plain HTTP", [ingress.name])
}

unknown contains {"message": message, "at": _at} if {
	ingress.known
	count(_tls) == 0
	not _terminated_elsewhere
	_entered
	message := sprintf("whether %s has TLS stands in the configuration of Traefik", [ingress.name])
}

# An entry point of Traefik may terminate TLS for all that comes in by it.
_entered if {
	points := input.metadata.annotations["traefik.ingress.kubernetes.io/router.entrypoints"]
	is_string(points)
	every entry in split(points, ",") {
		regex.match(`(?i)^\s*(web-?secure|https)\s*$`, entry)
	}
}

default _tls := []

_tls := input.spec.tls if is_array(input.spec.tls)

# Controllers that take their certificate from an annotation.
_terminated_elsewhere if {
	is_object(input.metadata.annotations)
	some key, value in input.metadata.annotations
	_certificate(key, value)
}

_certificate(key, value) if {
	key in {
		"alb.ingress.kubernetes.io/certificate-arn",
		"appgw.ingress.kubernetes.io/appgw-ssl-certificate",
		"ingress.gcp.kubernetes.io/pre-shared-cert",
		"kubernetes.azure.com/tls-cert-keyvault-uri",
		"networking.gke.io/managed-certificates",
		"route.openshift.io/termination",
	}
	value != ""
}

_certificate("alb.ingress.kubernetes.io/listen-ports", value) if contains(value, "HTTPS")

# What the controller lets through to the workload is encrypted to its end.
_certificate(key, value) if {
	key in {
		"haproxy-ingress.github.io/ssl-passthrough",
		"haproxy.org/ssl-passthrough",
		"ingress.kubernetes.io/ssl-passthrough",
		"nginx.ingress.kubernetes.io/ssl-passthrough",
	}
	value in {"true", true}
}

_certificate("traefik.ingress.kubernetes.io/router.tls", value) if value in {"true", true}

# Who says where the certificate comes from asks for TLS.
_certificate(key, value) if {
	startswith(key, "traefik.ingress.kubernetes.io/router.tls.")
	value != ""
}

_at := ["spec"] if {
	is_object(input.spec)
} else := []
