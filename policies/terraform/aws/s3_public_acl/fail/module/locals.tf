variable "stage" {
  default = "dev"
}

locals {
  name      = "shared-${var.stage}"
  is_public = var.stage != "prod"
}
