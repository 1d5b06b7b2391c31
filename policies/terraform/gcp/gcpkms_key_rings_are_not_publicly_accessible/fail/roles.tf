resource "google_kms_key_ring_iam_member" "everybody" {
  key_ring_id = google_kms_key_ring.shop.id
  role   = "roles/viewer"
  member = "allUsers" # finding: terraform.gcp.gcpkms_key_rings_are_not_publicly_accessible
}

resource "google_kms_key_ring_iam_binding" "readers" {
  key_ring_id = google_kms_key_ring.shop.id
  role = "roles/viewer"
  members = [
    "group:readers@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.gcpkms_key_rings_are_not_publicly_accessible
  ]
}
