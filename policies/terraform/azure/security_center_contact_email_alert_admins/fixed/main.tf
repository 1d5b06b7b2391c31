resource "azurerm_security_center_contact" "main" { # finding: terraform.azure.security_center_contact_email_alert_admins
  name                = "main"
  email               = "security@example.com"
  alert_notifications = true
  alerts_to_admins    = true
}

resource "azurerm_security_center_contact" "said" {
  name                = "said"
  email               = "security@example.com"
  alert_notifications = true
  alerts_to_admins    = true # finding: terraform.azure.security_center_contact_email_alert_admins
}
