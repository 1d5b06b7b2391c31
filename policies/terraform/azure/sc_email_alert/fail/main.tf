resource "azurerm_security_center_contact" "main" {
  email               = "security@example.com"
  phone               = "+1-555-555-5555"
  alert_notifications = false # finding: terraform.azure.sc_email_alert
  alerts_to_admins    = true
}

resource "azurerm_security_center_contact" "silent" { # finding: terraform.azure.sc_email_alert
  email = "contact@example.com"
}
