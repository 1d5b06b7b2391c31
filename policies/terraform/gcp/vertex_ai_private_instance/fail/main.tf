resource "google_notebooks_instance" "main" { # finding: terraform.gcp.vertex_ai_private_instance
  name         = "main"
  location     = "europe-west3-a"
  machine_type = "e2-medium"
}

resource "google_notebooks_instance" "said" {
  name         = "said"
  location     = "europe-west3-a"
  machine_type = "e2-medium"
  no_public_ip = false # finding: terraform.gcp.vertex_ai_private_instance
}
