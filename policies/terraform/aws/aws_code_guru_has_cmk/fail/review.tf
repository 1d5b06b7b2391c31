resource "aws_codegurureviewer_repository_association" "shop" { # finding: terraform.aws.aws_code_guru_has_cmk
  repository {
    codecommit {
      name = aws_codecommit_repository.shop.repository_name
    }
  }
}
