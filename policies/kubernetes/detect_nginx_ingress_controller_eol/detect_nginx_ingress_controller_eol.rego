# METADATA
# title: Ingress controller that nobody maintains
# description: >-
#   A workload runs the controller of ingress-nginx, which Kubernetes retired in March 2026. There are no releases, no
#   fixes of bugs and none of holes any more, in a program that takes requests from the internet and reads the Secrets
#   of the cluster. The products of F5 (`nginx/nginx-ingress`) are others.
# related_resources:
#   - ref: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
#     description: Ingress NGINX retirement
#   - ref: https://github.com/kubernetes/ingress-nginx
#     description: ingress-nginx
# custom:
#   severity: high
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Move to the Gateway API, or to another controller that reads Ingresses; their authors keep lists of what stands
#     for each annotation. Until then keep it off the internet and its admission webhook closed.
package kubernetes.detect_nginx_ingress_controller_eol

import data.lib.kubernetes

deny contains {"message": message, "at": array.concat(entry.path, ["image"])} if {
	some entry in kubernetes.containers
	is_string(entry.container.image)
	regex.match(_controllers, entry.container.image)
	message := sprintf("%s runs ingress-nginx, which was retired in March 2026", [entry.label])
}

_controllers := `(^|/)(ingress-nginx/controller(-chroot)?|(bitnami|bitnamilegacy|rancher)/nginx-ingress-controller|kubernetes-ingress-controller/nginx-ingress-controller)([:@]|$)`
