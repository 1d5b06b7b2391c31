resource "kubernetes_service_account_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }

  automount_service_account_token = false
}

resource "kubernetes_pod_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }

  spec {
    service_account_name            = kubernetes_service_account_v1.web.metadata[0].name
    automount_service_account_token = false

    container {
      name  = "web"
      image = "registry.example.com/web:1.4.0"
    }
  }
}

resource "kubernetes_manifest" "api" {
  manifest = {
    apiVersion = "v1"
    kind       = "Pod"
    metadata   = { name = "api", namespace = "shop" }
    spec = {
      serviceAccountName = "web"
      containers         = [{ name = "api", image = "registry.example.com/api:1.4.0" }]
    }
  }
}
