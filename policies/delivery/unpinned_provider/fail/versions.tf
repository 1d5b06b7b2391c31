terraform {
  required_version = ">= 1.10"

  required_providers {
    # finding: delivery.unpinned_provider
    aws = {
      source = "hashicorp/aws"
    }
  }
}
