resource "google_dialogflow_cx_webhook" "main" { # finding: terraform.gcp.gcp_dialog_flow_cx_webhook_logging_enabled
  display_name = "orders"
  parent       = google_dialogflow_cx_agent.main.id
}

resource "google_dialogflow_cx_webhook" "said" {
  display_name               = "orders"
  parent                     = google_dialogflow_cx_agent.main.id
  enable_stackdriver_logging = false # finding: terraform.gcp.gcp_dialog_flow_cx_webhook_logging_enabled
}
