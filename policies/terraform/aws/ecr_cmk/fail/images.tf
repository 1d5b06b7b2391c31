resource "aws_ecr_repository" "app" { # finding: terraform.aws.ecr_cmk
  name                 = "app"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "base" {
  name = "base"

  encryption_configuration {
    encryption_type = "AES256" # finding: terraform.aws.ecr_cmk
  }
}
