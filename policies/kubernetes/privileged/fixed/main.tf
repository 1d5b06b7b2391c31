resource "kubernetes_daemon_set_v1" "agent" {
  metadata {
    name      = "agent"
    namespace = "monitoring"
  }

  spec {
    selector {
      match_labels = { app = "agent" }
    }

    template {
      metadata {
        labels = { app = "agent" }
      }

      spec {
        init_container {
          name  = "setup"
          image = "registry.example.com/setup:1.4.0"

          security_context {
            privileged = false # finding: kubernetes.privileged
          }
        }

        container {
          name  = "agent"
          image = "registry.example.com/agent:2.1.0"

          security_context {
            privileged                = false # finding: kubernetes.privileged
            read_only_root_filesystem = true
          }
        }
      }
    }
  }
}

resource "kubernetes_manifest" "debug" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "debug", namespace = "monitoring" }
    spec = {
      containers = [{
        name            = "shell"
        image           = "registry.example.com/shell:1.0.0"
        securityContext = { privileged = false } # finding: kubernetes.privileged
      }]
    }
  }
}
