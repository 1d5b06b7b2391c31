resource "azurerm_security_center_contact" "main" { # finding: terraform.azure.sc_phone
  email               = "security@example.com"
  alert_notifications = true
  alerts_to_admins    = true
}
