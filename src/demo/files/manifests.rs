//! What is deployed to Kubernetes.

use std::fmt::Write as _;

use super::{REGISTRY, State};
use crate::demo::company::Service;
use crate::demo::practice::Practice;

pub(super) fn put(service: &Service, state: &State, put: &mut dyn FnMut(&str, String)) {
    put("deploy/deployment.yaml", deployment(service, state));
    let Service { name, team, .. } = service;
    let head = |api: &str, kind: &str| {
        format!(
            "apiVersion: {api}\nkind: {kind}\nmetadata:\n  name: {name}\n  namespace: {team}\n  labels:\n    app: {name}\n"
        )
    };
    let ports = "  ports:\n    - name: http\n      port: 80\n      targetPort: http\n";
    put("deploy/service.yaml", format!("{}spec:\n  selector:\n    app: {name}\n{ports}", head("v1", "Service")));
    if service.tier == "1" {
        let api = state.or(Practice::ApiVersions, "autoscaling/v2", "autoscaling/v2beta2");
        let target = format!("  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: {name}\n");
        let least = state.or(Practice::Replicas, "3", "1");
        let metric = "  metrics:\n    - type: Resource\n      resource:\n        name: cpu\n        target:\n          type: Utilization\n          averageUtilization: 70\n";
        let spec = format!("spec:\n{target}  minReplicas: {least}\n  maxReplicas: 12\n{metric}");
        put("deploy/autoscaler.yaml", head(api, "HorizontalPodAutoscaler") + &spec);
    } else if !state.has(Practice::ApiVersions) {
        let spec = format!("spec:\n  minAvailable: 0\n  selector:\n    matchLabels:\n      app: {name}\n");
        put("deploy/budget.yaml", head("policy/v1beta1", "PodDisruptionBudget") + &spec);
    }
    if state.has(Practice::Pdb) {
        let spec = format!("spec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: {name}\n");
        put("deploy/budget.yaml", head("policy/v1", "PodDisruptionBudget") + &spec);
    }
    if state.has(Practice::NetworkPolicy) {
        let from = "  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: gateway\n";
        let spec = format!("spec:\n  podSelector:\n    matchLabels:\n      app: {name}\n{from}");
        put("deploy/network-policy.yaml", head("networking.k8s.io/v1", "NetworkPolicy") + &spec);
    }
}

fn deployment(service: &Service, state: &State) -> String {
    let Service { name, team, .. } = service;
    let replicas =
        if service.tier == "1" { "" } else { state.or(Practice::Replicas, "  replicas: 3\n", "  replicas: 1\n") };
    let mut text = format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\n  namespace: {team}\n  labels:\n    app: {name}\nspec:\n\
         {replicas}  selector:\n    matchLabels:\n      app: {name}\n  template:\n    metadata:\n      labels:\n        app: {name}\n    \
         spec:\n      serviceAccountName: {name}\n"
    );
    if state.has(Practice::NonRoot) || state.has(Practice::Seccomp) {
        text.push_str("      securityContext:\n");
        text.push_str(state.with(Practice::NonRoot, "        runAsNonRoot: true\n"));
        text.push_str(state.with(Practice::Seccomp, "        seccompProfile:\n          type: RuntimeDefault\n"));
    }
    if state.has(Practice::Spread) {
        let _ = write!(
            text,
            "      topologySpreadConstraints:\n        - maxSkew: 1\n          topologyKey: topology.kubernetes.io/zone\n          \
             whenUnsatisfiable: ScheduleAnyway\n          labelSelector:\n            matchLabels:\n              app: {name}\n"
        );
    }
    let tag = if state.has(Practice::ImageTag) { state.version() } else { "latest".to_owned() };
    let _ =
        write!(text, "      containers:\n        - name: {name}\n          image: {REGISTRY}/{team}/{name}:{tag}\n");
    text.push_str("          ports:\n            - name: http\n              containerPort: 8080\n");
    text.push_str(&environment(service, state));
    text.push_str(&resources(state));
    let probe = |kind, path| {
        format!("          {kind}:\n            httpGet:\n              path: {path}\n              port: http\n")
    };
    text.push_str(state.with(Practice::Readiness, &probe("readinessProbe", "/ready")));
    text.push_str(state.with(Practice::Liveness, &probe("livenessProbe", "/alive")));
    text.push_str(&security(state));
    text
}

fn environment(service: &Service, state: &State) -> String {
    let name = service.name;
    let address = format!("postgres://{name}@db.{}.svc/{name}", service.team);
    let mut text = format!(
        "          env:\n            - name: DATABASE_URL\n              value: {address}\n            - name: DATABASE_PASSWORD\n"
    );
    if state.has(Practice::SecretReference) {
        let _ = writeln!(
            text,
            "              valueFrom:\n                secretKeyRef:\n                  name: {name}-database\n                  key: password"
        );
    } else {
        let _ = writeln!(text, "              value: {name}-{}", service.team.len() * 7919);
    }
    text
}

fn resources(state: &State) -> String {
    let requests = state
        .with(Practice::CpuRequests, "            requests:\n              cpu: 200m\n              memory: 256Mi\n");
    let limits = state.with(Practice::MemoryLimits, "            limits:\n              memory: 512Mi\n");
    if requests.is_empty() && limits.is_empty() {
        return String::new();
    }
    format!("          resources:\n{requests}{limits}")
}

fn security(state: &State) -> String {
    let lines = [
        state.with(Practice::Escalation, "            allowPrivilegeEscalation: false\n"),
        state.with(Practice::ReadOnlyRoot, "            readOnlyRootFilesystem: true\n"),
        state.with(Practice::Capabilities, "            capabilities:\n              drop: [ALL]\n"),
    ];
    let lines = lines.concat();
    if lines.is_empty() { lines } else { format!("          securityContext:\n{lines}") }
}
