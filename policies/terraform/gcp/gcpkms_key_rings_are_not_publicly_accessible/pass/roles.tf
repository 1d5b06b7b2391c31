resource "google_kms_key_ring_iam_member" "readers" {
  key_ring_id = google_kms_key_ring.shop.id
  role   = "roles/viewer"
  member = "group:readers@example.com"
}
