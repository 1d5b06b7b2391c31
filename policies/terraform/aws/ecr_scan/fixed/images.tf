resource "aws_ecr_repository" "shop" { # finding: terraform.aws.ecr_scan
  name = "shop"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "tools" {
  name = "tools"

  image_scanning_configuration {
    scan_on_push = true # finding: terraform.aws.ecr_scan
  }
}
