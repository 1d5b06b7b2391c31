module "vpc" {
  source = "terraform-aws-modules/vpc/aws" # finding: delivery.unpinned_module
  name   = "shop"
}
