# METADATA
# title: Anonymous requests to the API server
# description: >-
#   kube-apiserver treats a request without credentials as the user `system:anonymous`; that is its default. One careless
#   binding for that user or for `system:unauthenticated`, or a bug in an open endpoint, then serves the whole network. A
#   server with `--authentication-config` may say it there, in an AuthenticationConfiguration.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
#     description: Authenticating, anonymous requests
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration, kubernetes/AuthenticationConfiguration]
#   remediation: >-
#     Set `--anonymous-auth=false`, or, from Kubernetes 1.32 on, allow only `/livez`, `/readyz` and `/healthz` in the
#     `anonymous` section of an AuthenticationConfiguration. Switched off altogether, HTTP probes of the static pod and load
#     balancer checks need a client certificate, and `kubeadm join` loses the public `cluster-info`.
#   controls:
#     cis_kubernetes_1_10: ["1.2.1"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.anonymous_auth

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "anonymous-auth")} if {
	some server in control_plane.apiservers
	not server.flags["authentication-config"]
	control_plane.is_on(server, "anonymous-auth", true)
	message := sprintf("%s answers anonymous requests", [server.label])
}

# A file for --authentication-config may keep anonymous requests to some paths.
deny contains {"message": "API server answers anonymous requests", "at": ["anonymous", "enabled"]} if {
	input.kind == "AuthenticationConfiguration"
	startswith(input.apiVersion, "apiserver.config.k8s.io/")
	input.anonymous.enabled == true
	object.get(input.anonymous, "conditions", null) in {null, []}
}
