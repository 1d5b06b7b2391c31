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

  spec { # finding: kubernetes.automount_sa_token
    service_account_name = kubernetes_service_account_v1.web.metadata[0].name

    container {
      name  = "web"
      image = "registry.example.com/web:1.4.0"
    }
  }
}
