variable "privileged" {
  type = bool
}

resource "kubernetes_daemonset" "agent" {
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
        container {
          name  = "agent"
          image = "registry.example.com/agent:2.1.0"

          security_context {
            privileged = false
          }
        }

        container {
          name  = "tools"
          image = "registry.example.com/tools:1.0.0"

          security_context {
            privileged = var.privileged
          }
        }
      }
    }
  }
}

resource "kubernetes_pod_v1" "none" {
  count = 0

  metadata {
    name = "none"
  }

  spec {
    container {
      name  = "none"
      image = "registry.example.com/none:1.0.0"

      security_context {
        privileged = true
      }
    }
  }
}
