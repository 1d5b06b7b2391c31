resource "azurerm_security_center_contact" "main" { # finding: terraform.azure.securitycenter_security_contact_email
  name                = "main"
  alert_notifications = true
}
