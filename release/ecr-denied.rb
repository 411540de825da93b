# Homebrew: brew install --build-from-source ./release/ecr-denied.rb
# "brew update-python-resources ecr-denied" writes the resource of regex; pydantic is a formula.
class EcrDenied < Formula
  include Language::Python::Virtualenv

  desc "Tells what a failed push or pull against Amazon ECR said, and what to check"
  homepage "https://example.com/ecr_denied"
  url "ADDRESS_OF_THE_SDIST" # both are of the release: python -m release.build prints the hash
  sha256 "SHA256_OF_THE_SDIST"
  license "Apache-2.0"

  depends_on "rust" => :build # a wheel is made with pydantic, and a formula compiles that anew
  depends_on "pydantic"
  depends_on "python@3.14"

  def install
    virtualenv_install_with_resources
    bash_completion.install "share/ecr-denied.bash" => "ecr-denied"
    fish_completion.install "share/ecr-denied.fish"
    zsh_completion.install "share/_ecr-denied"
    man1.install "share/ecr-denied.1"
  end

  test do
    said = "denied: Your authorization token has expired. Reauthenticate and try again."
    assert_match "token-expired", pipe_output("#{bin}/ecr-denied --brief", said, 0)
  end
end
