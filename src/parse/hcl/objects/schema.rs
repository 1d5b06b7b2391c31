//! How the Kubernetes provider of Terraform names what Kubernetes has: types of resources, blocks and arguments.
//!
//! Source: the schemas of hashicorp/kubernetes 2.x (registry.terraform.io/providers/hashicorp/kubernetes). A block that may stand
//! several times is an item of a list, and is called by the singular in most places; every other block is an object. Names are
//! those of Kubernetes in snake case, but for some with initials.

use std::borrow::Cow;

/// What the type of a resource makes, without `kubernetes_` and without the version that may stand behind it.
const KINDS: [(&str, &str, &str); 38] = [
    ("api_service", "apiregistration.k8s.io/v1", "APIService"),
    ("certificate_signing_request", "certificates.k8s.io/v1", "CertificateSigningRequest"),
    ("cluster_role", "rbac.authorization.k8s.io/v1", "ClusterRole"),
    ("cluster_role_binding", "rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
    ("config_map", "v1", "ConfigMap"),
    ("cron_job", "batch/v1", "CronJob"),
    ("csi_driver", "storage.k8s.io/v1", "CSIDriver"),
    ("daemon_set", "apps/v1", "DaemonSet"),
    ("daemonset", "apps/v1", "DaemonSet"),
    ("default_service_account", "v1", "ServiceAccount"),
    ("deployment", "apps/v1", "Deployment"),
    ("endpoint_slice", "discovery.k8s.io/v1", "EndpointSlice"),
    ("endpoints", "v1", "Endpoints"),
    ("horizontal_pod_autoscaler", "autoscaling/v1", "HorizontalPodAutoscaler"),
    ("ingress", "networking.k8s.io/v1", "Ingress"),
    ("ingress_class", "networking.k8s.io/v1", "IngressClass"),
    ("job", "batch/v1", "Job"),
    ("limit_range", "v1", "LimitRange"),
    ("mutating_webhook_configuration", "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
    ("namespace", "v1", "Namespace"),
    ("network_policy", "networking.k8s.io/v1", "NetworkPolicy"),
    ("persistent_volume", "v1", "PersistentVolume"),
    ("persistent_volume_claim", "v1", "PersistentVolumeClaim"),
    ("pod", "v1", "Pod"),
    ("pod_disruption_budget", "policy/v1", "PodDisruptionBudget"),
    ("pod_security_policy", "policy/v1beta1", "PodSecurityPolicy"),
    ("priority_class", "scheduling.k8s.io/v1", "PriorityClass"),
    ("replication_controller", "v1", "ReplicationController"),
    ("resource_quota", "v1", "ResourceQuota"),
    ("role", "rbac.authorization.k8s.io/v1", "Role"),
    ("role_binding", "rbac.authorization.k8s.io/v1", "RoleBinding"),
    ("runtime_class", "node.k8s.io/v1", "RuntimeClass"),
    ("secret", "v1", "Secret"),
    ("service", "v1", "Service"),
    ("service_account", "v1", "ServiceAccount"),
    ("stateful_set", "apps/v1", "StatefulSet"),
    ("storage_class", "storage.k8s.io/v1", "StorageClass"),
    ("validating_webhook_configuration", "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
];

/// Types without a version in their name whose objects are of an older version than those above.
const OLDER: [(&str, &str); 5] = [
    ("certificate_signing_request", "certificates.k8s.io/v1beta1"),
    ("cron_job", "batch/v1beta1"),
    ("csi_driver", "storage.k8s.io/v1beta1"),
    ("ingress", "extensions/v1beta1"),
    ("pod_disruption_budget", "policy/v1beta1"),
];

/// What a type of resource makes: its `apiVersion` and `kind`.
pub(super) fn made(resource: &str) -> Option<(Cow<'static, str>, &'static str)> {
    let name = resource.strip_prefix("kubernetes_")?;
    let is_version = |version: &str| {
        let parts: Vec<&str> = version.split("alpha").flat_map(|part| part.split("beta")).collect();
        parts.len() < 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (name, version) = match name.rsplit_once("_v") {
        Some((name, version)) if is_version(version) => (name, Some(version)),
        _ => (name, None),
    };
    let (_, api_version, kind) = KINDS.iter().find(|(own, ..)| *own == name)?;
    let older = || OLDER.iter().find(|(own, _)| *own == name).map(|(_, older)| Cow::Borrowed(*older));
    let said = |version| match api_version.split_once('/') {
        Some((group, _)) => Cow::Owned(format!("{group}/v{version}")),
        None => Cow::Borrowed(*api_version),
    };
    Some((version.map_or_else(|| older().unwrap_or(Cow::Borrowed(api_version)), said), kind))
}

/// Arguments and blocks of a resource that are Terraform's, and no part of the object.
pub(super) const OF_TERRAFORM: [&str; 22] = [
    "auto_approve",
    "binary_data_wo",
    "binary_data_wo_revision",
    "connection",
    "count",
    "data_wo",
    "data_wo_revision",
    "depends_on",
    "field_manager",
    "for_each",
    "force",
    "lifecycle",
    "provider",
    "provisioner",
    "target_state",
    "timeouts",
    "wait_for_completion",
    "wait_for_default_service_account",
    "wait_for_load_balancer",
    "wait_for_rollout",
    "wait_for_service_account_token",
    "wait_until_bound",
];

/// Kinds whose objects are in no namespace.
const OF_CLUSTER: [&str; 14] = [
    "APIService",
    "CSIDriver",
    "CertificateSigningRequest",
    "ClusterRole",
    "ClusterRoleBinding",
    "IngressClass",
    "MutatingWebhookConfiguration",
    "Namespace",
    "PersistentVolume",
    "PodSecurityPolicy",
    "PriorityClass",
    "RuntimeClass",
    "StorageClass",
    "ValidatingWebhookConfiguration",
];

/// What the provider writes into a block of an object of a kind where it says nothing, by the name of Kubernetes.
pub(super) fn default(kind: &str, around: &str, block: &str) -> Option<(&'static str, &'static str)> {
    match (around, block) {
        ("", "metadata") if !OF_CLUSTER.contains(&kind) => Some(("namespace", "default")),
        ("", "subject") => Some(("namespace", "default")),
        ("security_context", "seccomp_profile") => Some(("type", "Unconfined")),
        _ => None,
    }
}

/// Blocks that are items of a list, with the list's name. A block around them goes before `*`.
const LISTS: [(&str, &str, &str); 48] = [
    ("*", "address", "addresses"),
    ("*", "cluster_role_selectors", "clusterRoleSelectors"),
    ("*", "condition", "conditions"),
    ("*", "container", "containers"),
    ("*", "egress", "egress"),
    ("*", "endpoint", "endpoints"),
    ("*", "env", "env"),
    ("*", "env_from", "envFrom"),
    ("*", "from", "from"),
    ("*", "host_aliases", "hostAliases"),
    ("*", "http_header", "httpHeaders"),
    ("*", "image_pull_secret", "imagePullSecrets"),
    ("*", "image_pull_secrets", "imagePullSecrets"),
    ("*", "ingress", "ingress"),
    ("*", "init_container", "initContainers"),
    ("*", "items", "items"),
    ("*", "limit", "limits"),
    ("*", "match_expression", "matchExpressions"),
    ("*", "match_expressions", "matchExpressions"),
    ("*", "match_fields", "matchFields"),
    ("*", "match_label_expressions", "matchLabelExpressions"),
    ("*", "metric", "metrics"),
    ("*", "node_selector_term", "nodeSelectorTerms"),
    ("*", "not_ready_address", "notReadyAddresses"),
    ("*", "on_pod_condition", "onPodConditions"),
    ("*", "option", "options"),
    ("*", "path", "paths"),
    ("*", "policy", "policies"),
    ("*", "port", "ports"),
    ("*", "ports", "ports"),
    ("*", "preferred_during_scheduling_ignored_during_execution", "preferredDuringSchedulingIgnoredDuringExecution"),
    ("*", "readiness_gate", "readinessGates"),
    ("*", "required_during_scheduling_ignored_during_execution", "requiredDuringSchedulingIgnoredDuringExecution"),
    ("*", "rule", "rules"),
    ("*", "sources", "sources"),
    ("*", "subject", "subjects"),
    ("*", "subset", "subsets"),
    ("*", "sysctl", "sysctls"),
    ("*", "tls", "tls"),
    ("*", "to", "to"),
    ("*", "toleration", "tolerations"),
    ("*", "topology_spread_constraint", "topologySpreadConstraints"),
    ("*", "volume", "volumes"),
    ("*", "volume_device", "volumeDevices"),
    ("*", "volume_mount", "volumeMounts"),
    ("*", "webhook", "webhooks"),
    ("", "secret", "secrets"),
    ("spec", "volume_claim_template", "volumeClaimTemplates"),
];

/// Blocks that are one object where those of their name elsewhere are items of a list.
const SINGLE: [(&str, &str); 5] = [
    ("external", "metric"),
    ("node_affinity", "required_during_scheduling_ignored_during_execution"),
    ("object", "metric"),
    ("pods", "metric"),
    ("service", "port"),
];

/// Maps whose keys are anybody's.
const MAPS: [&str; 20] = [
    "annotations",
    "binary_data",
    "capacity",
    "data",
    "default",
    "default_request",
    "hard",
    "labels",
    "limits",
    "match_labels",
    "max",
    "max_limit_request_ratio",
    "min",
    "node_selector",
    "options",
    "parameters",
    "requests",
    "string_data",
    "volume_attributes",
    "selector",
];

/// Names that are not the snake case of what they name.
const INITIALS: [(&str, &str); 28] = [
    ("ceph_fs", "cephfs"),
    ("ceph_monitors", "monitors"),
    ("client_ip", "clientIP"),
    ("cluster_ip", "clusterIP"),
    ("cluster_ips", "clusterIPs"),
    ("data_disk_uri", "diskURI"),
    ("dataset_uuid", "datasetUUID"),
    ("downward_api", "downwardAPI"),
    ("endpoints_name", "endpoints"),
    ("external_ips", "externalIPs"),
    ("host_ip", "hostIP"),
    ("host_ipc", "hostIPC"),
    ("host_pid", "hostPID"),
    ("insecure_skip_tls_verify", "insecureSkipTLSVerify"),
    ("load_balancer_ip", "loadBalancerIP"),
    ("non_resource_urls", "nonResourceURLs"),
    ("pd_id", "pdID"),
    ("rados_user", "user"),
    ("rbd_image", "image"),
    ("rbd_pool", "pool"),
    ("run_as_username", "runAsUserName"),
    ("set_hostname_as_fqdn", "setHostnameAsFQDN"),
    ("storage_os", "storageos"),
    ("storage_provisioner", "provisioner"),
    ("target_cpu_utilization_percentage", "targetCPUUtilizationPercentage"),
    ("target_ww_ns", "targetWWNs"),
    ("timezone", "timeZone"),
    ("volume_id", "volumeID"),
];

/// Arguments that are numbers in Kubernetes and may be texts here.
const NUMBERS: [&str; 14] = [
    "container_port",
    "fs_group",
    "host_port",
    "max_replicas",
    "max_unavailable",
    "min_available",
    "min_replicas",
    "node_port",
    "number",
    "port",
    "replicas",
    "run_as_group",
    "run_as_user",
    "target_port",
];

/// Arguments that are yes or no, for which Terraform takes a text as well.
const SWITCHES: [&str; 13] = [
    "allow_privilege_escalation",
    "automount_service_account_token",
    "host_ipc",
    "host_network",
    "host_pid",
    "host_process",
    "optional",
    "privileged",
    "read_only",
    "read_only_root_filesystem",
    "run_as_non_root",
    "share_process_namespace",
    "suspend",
];

/// What a text is that an argument has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A text.
    Text,
    /// A number, where it is one.
    Number,
    /// Yes or no, where it is one of these.
    Switch,
}

/// What an argument's text is.
pub(super) fn written(argument: &str) -> Written {
    if NUMBERS.contains(&argument) {
        Written::Number
    } else if SWITCHES.contains(&argument) {
        Written::Switch
    } else {
        Written::Text
    }
}

/// The list that blocks of a name are items of within the block `around`; none where one block is the object itself.
pub(super) fn list(around: &str, block: &str) -> Option<&'static str> {
    if SINGLE.contains(&(around, block)) {
        return None;
    }
    let found = LISTS.iter().find(|(own, name, _)| *name == block && (*own == "*" || *own == around));
    found.map(|(.., list)| *list)
}

/// What the items of a list are called within the block `around`.
pub(super) fn block(around: &str, list: &str) -> Option<&'static str> {
    let found = LISTS.iter().find(|(own, _, name)| *name == list && (*own == "*" || *own == around));
    found.map(|(_, block, _)| *block)
}

/// Whether an argument or a block is a map whose keys are anybody's.
pub(super) fn is_map(name: &str) -> bool {
    MAPS.contains(&name)
}

/// A name as Kubernetes has it.
pub(super) fn camel(name: &str) -> Cow<'_, str> {
    if let Some((_, known)) = INITIALS.iter().find(|(own, _)| *own == name) {
        return Cow::Borrowed(known);
    }
    if !name.contains('_') {
        return Cow::Borrowed(name);
    }
    let mut words = name.split('_');
    let mut whole = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        whole.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        whole.push_str(letters.as_str());
    }
    Cow::Owned(whole)
}

/// A name of Kubernetes as Terraform has it.
pub(super) fn snake(name: &str) -> String {
    // `image` and `user` mean themselves in most places.
    let known =
        INITIALS.iter().find(|(_, own)| *own == name && own.contains(|letter: char| letter.is_ascii_uppercase()));
    if let Some((known, _)) = known {
        return (*known).to_owned();
    }
    let mut whole = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            whole.push('_');
        }
        whole.push(letter.to_ascii_lowercase());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_says_what_it_makes_and_of_which_version() {
        let made = |resource| made(resource).map(|(version, kind)| format!("{version} {kind}"));
        assert_eq!(made("kubernetes_deployment").as_deref(), Some("apps/v1 Deployment"));
        assert_eq!(made("kubernetes_deployment_v1").as_deref(), Some("apps/v1 Deployment"));
        assert_eq!(made("kubernetes_daemon_set_v1").as_deref(), Some("apps/v1 DaemonSet"));
        assert_eq!(made("kubernetes_namespace_v1").as_deref(), Some("v1 Namespace"));
        assert_eq!(made("kubernetes_cron_job").as_deref(), Some("batch/v1beta1 CronJob"));
        assert_eq!(made("kubernetes_cron_job_v1").as_deref(), Some("batch/v1 CronJob"));
        assert_eq!(
            made("kubernetes_horizontal_pod_autoscaler_v2beta2").as_deref(),
            Some("autoscaling/v2beta2 HorizontalPodAutoscaler")
        );
        assert_eq!(made("kubernetes_labels"), None);
        assert_eq!(made("kubernetes_config_map_v1_data"), None);
        assert_eq!(made("aws_service"), None);
    }

    #[test]
    fn names_are_those_of_kubernetes() {
        let cases = [("host_pid", "hostPID"), ("image", "image"), ("run_as_non_root", "runAsNonRoot")];
        for (own, wanted) in cases {
            assert_eq!(camel(own), wanted);
            assert_eq!(snake(wanted), own);
        }
        assert_eq!(list("spec", "container"), Some("containers"));
        assert_eq!((list("", "secret"), list("volume", "secret")), (Some("secrets"), None));
        assert_eq!((list("service", "port"), list("spec", "port")), (None, Some("ports")));
    }
}
