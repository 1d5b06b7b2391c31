# METADATA
# title: Admission configuration without EventRateLimit
# description: >-
#   A file for `--admission-control-config-file` configures plugins, and EventRateLimit is none of them. Without its
#   limits that plugin cannot be switched on, so that a controller in a loop, or an account that means harm, fills etcd
#   with events until the API server is slow for everybody.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit
#     description: Admission control, EventRateLimit
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: low
#   kinds: [kubernetes/AdmissionConfiguration]
#   remediation: >-
#     Add a plugin called `EventRateLimit` with a `Configuration` of `eventratelimit.admission.k8s.io/v1alpha1`, and its
#     name to `--enable-admission-plugins`.
#   controls:
#     cis_kubernetes_1_10: ["1.2.9"]
package kubernetes.api_server_admission_control_event_rate_limit

deny contains {"message": message, "at": at} if {
	input.kind == "AdmissionConfiguration"
	is_string(input.apiVersion)
	startswith(input.apiVersion, "apiserver.config.k8s.io/")
	not "EventRateLimit" in {plugin.name | some plugin in input.plugins}
	message := "the admission configuration has no limits for EventRateLimit"
	at := [field | some field in ["plugins"]; is_array(input[field])]
}
