resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = "Free" # finding: terraform.azure.sc_standard
  resource_type = "VirtualMachines"
}
