resource "google_dialogflow_agent" "main" { # finding: terraform.gcp.gcp_dialog_flow_agent_logging_enabled
  display_name          = "shop"
  default_language_code = "en"
  time_zone             = "Europe/Berlin"
}

resource "google_dialogflow_agent" "said" {
  display_name          = "shop"
  default_language_code = "en"
  time_zone             = "Europe/Berlin"
  enable_logging        = false # finding: terraform.gcp.gcp_dialog_flow_agent_logging_enabled
}
