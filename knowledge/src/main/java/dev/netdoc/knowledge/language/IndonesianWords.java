package dev.netdoc.knowledge.language;

import java.util.List;
import java.util.Set;

/** The words and endings by which Indonesian is known, also between English terms and in everyday speech. */
final class IndonesianWords {
    /** One of these is enough: no English word looks so. */
    private static final Set<String> CERTAIN = Set.copyOf(List.of(
            ("yang untuk dengan tidak bukan adalah dari oleh akan sudah belum sedang telah bisa dapat harus boleh perlu"
                            + " bagaimana mengapa kenapa kapan dimana siapa berapa apakah dapatkah bisakah apa apaan"
                            + " jika kalau karena sehingga supaya agar setelah sebelum saat ketika sampai hingga antara seperti"
                            + " juga hanya saja masih lagi semua setiap tiap beberapa banyak sedikit lebih paling sangat"
                            + " saya kami kita anda kamu kalian mereka dia gue gua gw lu loe elo aku"
                            + " nggak gak ngga enggak ga ndak tak kok sih dong deh nih tuh lho loh udah udh blm belom"
                            + " gimana gmn knp kpn gini gitu begini begitu banget cuma cuman doang aja aje mau pengen pengin"
                            + " buat pake pakai biar kayak kaya terus trus tapi tetapi namun atau maupun serta"
                            + " tolong mohon coba dong bantu waktu tiba katanya soalnya makanya padahal jadinya kadang"
                            + " jaringan kluster klaster alamat gagal habis kehabisan ubah ganti hapus cek lihat periksa"
                            + " aktifkan matikan nyalakan mengapa migrasi versi perbedaan beda daftar izin galat kesalahan"
                            + " berjalan mendukung tersedia selamat pagi siang sore malam terima kasih halo punya tanpa"
                            + " bikin ngecek nyalain matiin jalanin gantiin benerin ngatasi salah benar jumlah batas tabel"
                            + " cara caranya membuat buatkan memakai dipakai menambah menambahkan tambah nambah mencari cari"
                            + " menghapus dihapus mengganti mengubah memasang pasang memperbaiki mengecek melihat membaca"
                            + " memilih membuka tutup menjalankan mematikan menyalakan mengirim mendapat mendapatkan mendaftar"
                            + " pindah pindahkan isi ukuran besar kecil cepat lambat lemot baru lama penuh kosong putus nyambung"
                            + " bagian bagaimanakah jelaskan artinya maksudnya bedanya fungsi gunanya contohnya aman bahaya"
                            + " harga biaya jadwal rapat kantor kerja cuti gaji makan minum hari minggu bulan tahun jam"
                            + " sekarang nanti tadi kemarin besok sebuah para dalam luar atas bawah antar")
                    .split(" ")));

    /** These also occur in English text, as a name or by chance. */
    private static final Set<String> POSSIBLE = Set.copyOf(
            List.of("di ke dan ada pada ini itu ya kan mana para nya sini situ se pun jadi sama masuk tim".split(" ")));

    boolean certain(String word) {
        return CERTAIN.contains(word) || affixed(word) || CERTAIN.contains(stripped(word));
    }

    boolean possible(String word) {
        return POSSIBLE.contains(word);
    }

    /** The clitic -nya, and verbs with both a prefix and a suffix, are shapes that English does not have. */
    private static boolean affixed(String word) {
        int length = word.length();
        if (length >= 6 && word.endsWith("nya")) {
            return true;
        }
        boolean prefixed = word.startsWith("meng")
                || word.startsWith("mem")
                || word.startsWith("meny")
                || word.startsWith("di")
                || word.startsWith("peng")
                || word.startsWith("pem");
        return length >= 8 && prefixed && word.endsWith("kan");
    }

    private static String stripped(String word) {
        for (String prefix : new String[] {"ke", "di", "ter", "ber", "nge", "ng"}) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= 3) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }
}
