resource "google_dialogflow_cx_agent" "main" { # finding: terraform.gcp.gcp_dialog_flow_cx_agent_logging_enabled
  display_name          = "shop"
  location              = "global"
  default_language_code = "en"
  time_zone             = "Europe/Berlin"

  advanced_settings {
    logging_settings {
      enable_stackdriver_logging = true
    }
  }
}

resource "google_dialogflow_cx_agent" "said" {
  display_name               = "shop"
  location                   = "global"
  default_language_code      = "en"
  time_zone                  = "Europe/Berlin"
  enable_stackdriver_logging = true # finding: terraform.gcp.gcp_dialog_flow_cx_agent_logging_enabled
}
