locals {
  labels = merge(var.labels, { app = "worker" })
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }

  spec {
    selector {
      match_labels = { app = "web" }
    }

    template {
      metadata {
        labels = { app = "web" }
      }

      spec {
        container {
          name  = "web"
          image = "registry.example.com/web:1.4.0"
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }

  spec {
    selector = { app = kubernetes_deployment_v1.web.spec[0].template[0].metadata[0].labels.app }

    port {
      port = 80
    }
  }
}

resource "kubernetes_stateful_set_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = "shop"
  }

  spec {
    service_name = "worker"

    selector {
      match_labels = local.labels
    }

    template {
      metadata {
        labels = local.labels
      }

      spec {
        container {
          name  = "worker"
          image = "registry.example.com/worker:1.4.0"
        }
      }
    }
  }
}

resource "kubernetes_service_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = "shop"
  }

  spec {
    selector = { app = "worker" }

    port {
      port = 80
    }
  }
}
