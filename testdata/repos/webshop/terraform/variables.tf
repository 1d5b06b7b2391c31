variable "bucket" {
  description = "Name of the bucket for product pictures."
  type        = string
}

variable "region" {
  description = "Region of the shop."
  type        = string
  default     = "eu-central-1"
}

locals {
  tags = {
    service = "webshop"
    region  = var.region
  }
}
