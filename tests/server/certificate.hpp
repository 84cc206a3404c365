// Certificates for tests of TLS.
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

/// A folder with a key and a self-signed certificate of it.
struct Certificate {
  explicit Certificate(std::string const& name) {
    folder = std::filesystem::temp_directory_path() / ("ttfm_tls_" + std::to_string(getpid()) + "_" + name);
    std::filesystem::create_directories(folder);
    std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> const pair(EVP_EC_gen("P-256"), EVP_PKEY_free);
    std::unique_ptr<X509, void (*)(X509*)> const x509(X509_new(), X509_free);
    X509_set_version(x509.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
    X509_set_pubkey(x509.get(), pair.get());
    auto* const subject = X509_get_subject_name(x509.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(name.c_str()), -1,
                               -1, 0);
    X509_set_issuer_name(x509.get(), subject);
    X509_sign(x509.get(), pair.get(), EVP_sha256());
    auto write = [](std::string const& file, auto put) {
      std::unique_ptr<std::FILE, int (*)(std::FILE*)> const out(std::fopen(file.c_str(), "wb"), std::fclose);
      if (!out || put(out.get()) != 1) throw std::runtime_error(file + " can't be written");
    };
    write(certificate(), [&](std::FILE* out) { return PEM_write_X509(out, x509.get()); });
    write(key(),
          [&](std::FILE* out) { return PEM_write_PrivateKey(out, pair.get(), nullptr, nullptr, 0, nullptr, nullptr); });
    write(locked_key(), [&](std::FILE* out) {
      return PEM_write_PKCS8PrivateKey(out, pair.get(), EVP_aes_256_cbc(), "word", 4, nullptr, nullptr);
    });
  }
  ~Certificate() { std::filesystem::remove_all(folder); }

  std::string certificate() const { return folder / "certificate.pem"; }
  std::string key() const { return folder / "key.pem"; }
  std::string locked_key() const { return folder / "locked.pem"; }
  std::filesystem::path folder{};
};
