resource "kubernetes_pod_v1" "debug" {
  metadata {
    name      = "debug"
    namespace = kubernetes_namespace_v1.tools.metadata[0].name
  }

  spec {
    host_pid = var.host_pid # finding: kubernetes.host_pid

    container {
      name  = "debug"
      image = "registry.example.com/debug:1.0.0"
    }
  }
}

resource "kubernetes_pod_v1" "plain" {
  metadata {
    name      = "plain"
    namespace = kubernetes_namespace_v1.tools.metadata[0].name
  }

  spec {
    host_pid = var.is_plain ? null : true

    container {
      name  = "plain"
      image = "registry.example.com/plain:1.0.0"
    }
  }
}
