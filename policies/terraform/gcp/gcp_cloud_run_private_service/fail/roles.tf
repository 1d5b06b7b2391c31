resource "google_cloud_run_service_iam_member" "everybody" {
  service = "shop"
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.gcp_cloud_run_private_service
}

resource "google_cloud_run_service_iam_binding" "readers" {
  service = "shop"
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.gcp_cloud_run_private_service
  ]
}

resource "google_cloud_run_v2_service" "open" {
  name                 = "open"
  location             = "europe-west1"
  invoker_iam_disabled = true # finding: terraform.gcp.gcp_cloud_run_private_service

  template {
    containers {
      image = "europe-docker.pkg.dev/shop/images/web:1.0"
    }
  }
}
