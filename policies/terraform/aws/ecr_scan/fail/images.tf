resource "aws_ecr_repository" "shop" { # finding: terraform.aws.ecr_scan
  name = "shop"
}

resource "aws_ecr_repository" "tools" {
  name = "tools"

  image_scanning_configuration {
    scan_on_push = false # finding: terraform.aws.ecr_scan
  }
}
