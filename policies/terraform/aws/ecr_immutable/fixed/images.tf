resource "aws_ecr_repository" "shop" { # finding: terraform.aws.ecr_immutable
  name = "shop"

  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "tools" {
  name                 = "tools"
  image_tag_mutability = "IMMUTABLE" # finding: terraform.aws.ecr_immutable
}
